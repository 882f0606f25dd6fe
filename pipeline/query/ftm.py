"""The database -> FollowTheMoney entities: Person, Position, Occupancy and Project, one JSON object a line."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, column, select, table

from models.schema import metadata
from pipeline.load.ids import content_id

Entity = dict[str, Any]

_CAREERS = ("official_id", "name", "post", "organization", "adcode", "first_seen", "last_seen", "place")
_PROJECTS = metadata.tables["projects"]
_DIVISIONS = metadata.tables["divisions"]
_COUNTRY = "cn"


def write_entities(engine: Engine, path: Path) -> int:
    """Writes the entities in the order of their ids; gives their number."""
    with engine.connect() as connection:
        entities = {entity["id"]: entity for entity in (*_persons(connection), *_projects(connection))}
    lines = [json.dumps(entities[key], ensure_ascii=False) for key in sorted(entities)]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(lines)


def _entity(key: str, schema: str, **properties: Iterable[object]) -> Entity:
    """An entity with those of the properties that say something, each as FollowTheMoney wants it: a list of texts."""
    told = {name: sorted({str(value) for value in values if value is not None}) for name, values in properties.items()}
    return {"id": key, "schema": schema, "properties": {name: values for name, values in told.items() if values}}


def _persons(connection: Connection) -> Iterator[Entity]:
    """Every person, every post, and that the one holds or held the other.

    The days are those of the documents that tell of it: when a post was taken up or left, no document has to say.
    """
    careers = connection.execute(select(*map(column, _CAREERS)).select_from(table("v_careers"))).mappings()
    for career in careers:
        official, post = career["official_id"], career["post"]
        yield _entity(official, "Person", name=[career["name"]], country=[_COUNTRY])
        if post is None:
            continue
        position = content_id("position", career["adcode"], career["organization"], post)
        name = _whole_post(career["place"] or "", career["organization"] or "", post)
        yield _entity(position, "Position", name=[name], country=[_COUNTRY], subnationalArea=[career["place"]])
        yield _entity(
            content_id("occupancy", official, position),
            "Occupancy",
            holder=[official],
            post=[position],
            date=[career["first_seen"], career["last_seen"]],
        )


def _whole_post(place: str, organization: str, post: str) -> str:
    """The post with the name of its place and body.

    >>> _whole_post("漳州市", "市委", "市委书记"), _whole_post("漳州市", "临江开发区", "管委会主任")
    ('漳州市委书记', '漳州市临江开发区管委会主任')
    """
    rest = post if post.startswith(organization) else f"{organization}{post}"
    return f"{place.removesuffix(rest[0])}{rest}" if place else rest


def _projects(connection: Connection) -> Iterator[Entity]:
    joined = _PROJECTS.outerjoin(_DIVISIONS, _DIVISIONS.c.adcode == _PROJECTS.c.adcode)
    columns = (_PROJECTS.c.project_id, _PROJECTS.c.name, _DIVISIONS.c.name.label("place"))
    for project in connection.execute(select(*columns).select_from(joined)).mappings():
        place = [project["place"]]
        yield _entity(project["project_id"], "Project", name=[project["name"]], country=[_COUNTRY], address=place)
