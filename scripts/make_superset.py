"""Writes the Superset bundle docs/bi/superset from the views: database, datasets, charts and one dashboard.

Usage: python scripts/make_superset.py. JSON is YAML, and UUIDs are made of names: the same views give the same files.
"""

import json
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import Date

from models.views import VIEWS, View

BUNDLE = Path(__file__).parent.parent / "docs" / "bi" / "superset"
_CHARTED = ("v_officials", "v_projects", "v_investments", "v_growth_targets", "v_careers", "v_target_gaps")
_VERSION = "1.0.0"
# What Superset wants to be told when a bundle was written: a fixed day, so that the files stay the same.
_WRITTEN = "2026-01-01T00:00:00+00:00"
# The dashboard is twelve columns wide; a chart takes half a row.
_HALF, _HEIGHT = 6, 50

Entry = dict[str, Any]


def bundle() -> dict[str, Entry]:
    """The files of the bundle, by their path below it."""
    views = {view.name: view for view in VIEWS if view.name in _CHARTED}
    files: dict[str, Entry] = {
        "metadata.yaml": {"version": _VERSION, "type": "Dashboard", "timestamp": _WRITTEN},
        "databases/Fangzhi.yaml": _database(),
        "dashboards/Fangzhi.yaml": _dashboard(),
    }
    files |= {f"datasets/Fangzhi/{name}.yaml": _dataset(view) for name, view in views.items()}
    return files | {f"charts/{_file_name(chart['slice_name'])}.yaml": chart for chart in _charts()}


def _uuid(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"fangzhi/superset/{name}"))


def _file_name(title: str) -> str:
    return title.replace(" ", "_").replace(",", "")


def _database() -> Entry:
    return {
        "database_name": "Fangzhi",
        "sqlalchemy_uri": "postgresql+psycopg2://news_reader@localhost:5432/fangzhi",
        "expose_in_sqllab": True,
        "allow_dml": False,
        "extra": {},
        "uuid": _uuid("database"),
        "version": _VERSION,
    }


def _dataset(view: View) -> Entry:
    columns = view.columns()
    return {
        "table_name": view.name,
        "main_dttm_col": "published_on" if "published_on" in columns else None,
        "description": view.comment,
        "filter_select_enabled": True,
        "columns": [
            {
                "column_name": name,
                "is_dttm": isinstance(column.type, Date),
                "type": str(column.type.compile()),
                "groupby": True,
                "filterable": True,
                "description": column.comment,
            }
            for name, column in columns.items()
        ],
        "metrics": [{"metric_name": "count", "verbose_name": "Rows", "expression": "COUNT(*)"}],
        "uuid": _uuid(view.name),
        "version": _VERSION,
        "database_uuid": _uuid("database"),
    }


def _charts() -> list[Entry]:
    gdp = [_filter("indicator", "==", "gdp"), _filter("measure", "==", "growth"), _filter("city", "IS NULL", None)]
    # A repost says again what its article says: sums take each article once.
    once = _filter("duplicate_of", "IS NULL", None)
    total = [_filter("kind", "==", "total"), once]
    named = [_filter("city", "IS NOT NULL", None), once]
    yi = [_metric("amount_yi", "SUM", "亿元")]
    return [
        _bars(
            "v_growth_targets", "GDP growth targets by province", "province", [_metric("value_low", "MAX", "%")], gdp
        ),
        _bars(
            "v_target_gaps",
            "Target against result",
            "indicator_name",
            [
                _metric("target_low", "AVG", "Target"),
                _metric("actual_low", "AVG", "Result"),
            ],
        ),
        _bars("v_investments", "Investment by city and kind", "city", yi, named, groupby=["kind_en"]),
        _bars("v_investments", "Total investment over time", "published_on", yi, total, groupby=["city"]),
        _table("v_projects", "Projects", ["project", "place", "province", "published_on", "title"]),
        _table("v_careers", "Officials", ["name", "post", "place", "first_seen", "last_seen", "documents"]),
    ]


def _chart(view: str, title: str, kind: str, parameters: Entry) -> Entry:
    return {
        "slice_name": title,
        "viz_type": kind,
        "params": {"viz_type": kind, **parameters},
        "uuid": _uuid(title),
        "version": _VERSION,
        "dataset_uuid": _uuid(view),
    }


def _bars(
    view: str,
    title: str,
    along: str,
    metrics: list[Entry],
    filters: list[Entry] | None = None,
    *,
    groupby: list[str] | None = None,
) -> Entry:
    """Bars along a column, stacked by the values of others; by year, where the column is a day."""
    day = along == "published_on"
    return _chart(
        view,
        title,
        "echarts_timeseries_bar",
        {
            "x_axis": along,
            "time_grain_sqla": "P1Y" if day else None,
            "x_axis_sort_asc": True,
            "metrics": metrics,
            "groupby": groupby or [],
            "adhoc_filters": filters or [],
            "stack": "Stack" if groupby else None,
            "row_limit": 1000,
            "show_legend": True,
            "orientation": "vertical",
            "xAxisLabelRotation": 0 if day else 45,
            "show_value": not groupby,
        },
    )


def _table(view: str, title: str, columns: list[str]) -> Entry:
    return _chart(
        view,
        title,
        "table",
        {
            "query_mode": "raw",
            "all_columns": columns,
            "adhoc_filters": [],
            "row_limit": 1000,
            "server_page_length": 10,
            "table_timestamp_format": "%Y-%m-%d",
        },
    )


def _metric(column: str, aggregate: str, label: str) -> Entry:
    return {
        "expressionType": "SIMPLE",
        "column": {"column_name": column},
        "aggregate": aggregate,
        "label": label,
        "hasCustomLabel": True,
        "optionName": f"metric_{column}_{aggregate.lower()}",
    }


def _filter(column: str, operator: str, value: str | None) -> Entry:
    return {
        "expressionType": "SIMPLE",
        "clause": "WHERE",
        "subject": column,
        "operator": operator,
        "comparator": value,
    }


def _dashboard() -> Entry:
    charts = _charts()
    rows = [charts[first : first + 2] for first in range(0, len(charts), 2)]
    names = [f"ROW-{number}" for number in range(1, len(rows) + 1)]
    position: Entry = {
        "DASHBOARD_VERSION_KEY": "v2",
        "ROOT_ID": {"type": "ROOT", "id": "ROOT_ID", "children": ["GRID_ID"]},
        "GRID_ID": {"type": "GRID", "id": "GRID_ID", "parents": ["ROOT_ID"], "children": names},
        "HEADER_ID": {"type": "HEADER", "id": "HEADER_ID", "meta": {"text": "方志 Fangzhi"}},
    }
    for name, row in zip(names, rows, strict=True):
        cells = {f"CHART-{chart['uuid'][:8]}": chart for chart in row}
        parents = ["ROOT_ID", "GRID_ID"]
        position[name] = {
            "type": "ROW",
            "id": name,
            "parents": parents,
            "children": list(cells),
            "meta": {"background": "BACKGROUND_TRANSPARENT"},
        }
        for key, chart in cells.items():
            # Superset puts its own number in the place of this one when it takes the bundle in.
            number = charts.index(chart) + 1
            meta: Entry = {
                "chartId": number,
                "width": _HALF,
                "height": _HEIGHT,
                "uuid": chart["uuid"],
                "sliceName": chart["slice_name"],
            }
            position[key] = {"type": "CHART", "id": key, "parents": [*parents, name], "children": [], "meta": meta}
    return {
        "dashboard_title": "方志 Fangzhi",
        "slug": "fangzhi",
        "uuid": _uuid("dashboard"),
        "position": position,
        "metadata": {},
        "published": True,
        "version": _VERSION,
    }


def main() -> None:
    for name, content in bundle().items():
        path = BUNDLE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
