CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE comparators (
	code VARCHAR(40) NOT NULL,
	label_zh TEXT NOT NULL,
	label_en TEXT NOT NULL,
	meaning TEXT NOT NULL,
	position INTEGER NOT NULL,
	CONSTRAINT pk_comparators PRIMARY KEY (code)
);

CREATE TABLE division_levels (
	code VARCHAR(40) NOT NULL,
	label_zh TEXT NOT NULL,
	label_en TEXT NOT NULL,
	meaning TEXT NOT NULL,
	position INTEGER NOT NULL,
	CONSTRAINT pk_division_levels PRIMARY KEY (code)
);

CREATE TABLE indicators (
	code VARCHAR(40) NOT NULL,
	name_zh TEXT NOT NULL,
	name_en TEXT NOT NULL,
	aliases TEXT,
	CONSTRAINT pk_indicators PRIMARY KEY (code),
	CONSTRAINT uq_indicators_name_zh UNIQUE (name_zh)
);

CREATE TABLE investment_kinds (
	code VARCHAR(40) NOT NULL,
	label_zh TEXT NOT NULL,
	label_en TEXT NOT NULL,
	meaning TEXT NOT NULL,
	position INTEGER NOT NULL,
	CONSTRAINT pk_investment_kinds PRIMARY KEY (code)
);

CREATE TABLE measures (
	code VARCHAR(40) NOT NULL,
	label_zh TEXT NOT NULL,
	label_en TEXT NOT NULL,
	meaning TEXT NOT NULL,
	position INTEGER NOT NULL,
	CONSTRAINT pk_measures PRIMARY KEY (code)
);

CREATE TABLE divisions (
	adcode VARCHAR(6) NOT NULL,
	name TEXT NOT NULL,
	short_name TEXT NOT NULL,
	level VARCHAR(40) NOT NULL,
	parent_adcode VARCHAR(6),
	province_adcode VARCHAR(6),
	province TEXT,
	city TEXT,
	county TEXT,
	valid_from INTEGER,
	valid_to INTEGER,
	iso_3166_2 TEXT,
	name_en TEXT,
	pinyin TEXT,
	CONSTRAINT ck_divisions_adcode_length CHECK (length(adcode) = 6),
	CONSTRAINT ck_divisions_level CHECK (level IN ('country', 'province', 'prefecture', 'county')),
	CONSTRAINT ck_divisions_years CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from),
	CONSTRAINT fk_divisions_level_division_levels FOREIGN KEY(level) REFERENCES division_levels (code),
	CONSTRAINT fk_divisions_parent_adcode_divisions FOREIGN KEY(parent_adcode) REFERENCES divisions (adcode) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_divisions_province_adcode_divisions FOREIGN KEY(province_adcode) REFERENCES divisions (adcode) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT pk_divisions PRIMARY KEY (adcode)
);

CREATE TABLE division_history (
	adcode VARCHAR(6) NOT NULL,
	ordinal INTEGER NOT NULL,
	name TEXT NOT NULL,
	parent_adcode VARCHAR(6),
	valid_from INTEGER,
	valid_to INTEGER,
	CONSTRAINT ck_division_history_years CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from),
	CONSTRAINT fk_division_history_adcode_divisions FOREIGN KEY(adcode) REFERENCES divisions (adcode) ON DELETE CASCADE,
	CONSTRAINT fk_division_history_parent_adcode_divisions FOREIGN KEY(parent_adcode) REFERENCES divisions (adcode),
	CONSTRAINT pk_division_history PRIMARY KEY (adcode, ordinal)
);

CREATE TABLE division_successors (
	adcode VARCHAR(6) NOT NULL,
	successor_adcode VARCHAR(6) NOT NULL,
	CONSTRAINT fk_division_successors_adcode_divisions FOREIGN KEY(adcode) REFERENCES divisions (adcode) ON DELETE CASCADE,
	CONSTRAINT fk_division_successors_successor_adcode_divisions FOREIGN KEY(successor_adcode) REFERENCES divisions (adcode) ON DELETE CASCADE,
	CONSTRAINT pk_division_successors PRIMARY KEY (adcode, successor_adcode)
);

CREATE TABLE runs (
	run_id INTEGER NOT NULL,
	started_at DATETIME NOT NULL,
	ended_at DATETIME,
	status VARCHAR(40) NOT NULL,
	inputs TEXT NOT NULL,
	version TEXT NOT NULL,
	engine VARCHAR(24) NOT NULL,
	workers INTEGER NOT NULL,
	documents_read INTEGER NOT NULL,
	documents_loaded INTEGER NOT NULL,
	documents_unchanged INTEGER NOT NULL,
	documents_rejected INTEGER NOT NULL,
	facts INTEGER NOT NULL,
	facts_rejected INTEGER NOT NULL,
	error TEXT,
	CONSTRAINT ck_runs_status CHECK (status IN ('running', 'done', 'interrupted', 'failed')),
	CONSTRAINT ck_runs_times CHECK (ended_at IS NULL OR ended_at >= started_at),
	CONSTRAINT pk_runs PRIMARY KEY (run_id)
);

CREATE TABLE officials (
	official_id VARCHAR(24) NOT NULL,
	name TEXT NOT NULL,
	province_adcode VARCHAR(6),
	CONSTRAINT fk_officials_province_adcode_divisions FOREIGN KEY(province_adcode) REFERENCES divisions (adcode),
	CONSTRAINT pk_officials PRIMARY KEY (official_id)
);

CREATE TABLE document_sources (
	source TEXT NOT NULL,
	document_id VARCHAR(24) NOT NULL,
	url TEXT,
	media_type TEXT NOT NULL,
	encoding TEXT NOT NULL,
	CONSTRAINT fk_document_sources_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE,
	CONSTRAINT pk_document_sources PRIMARY KEY (source, document_id)
);

CREATE TABLE rejections (
	rejection_id VARCHAR(24) NOT NULL,
	document_id VARCHAR(24),
	source TEXT,
	kind VARCHAR(40) NOT NULL,
	rule TEXT NOT NULL,
	reason TEXT NOT NULL,
	start INTEGER,
	"end" INTEGER,
	quote TEXT,
	CONSTRAINT ck_rejections_evidence CHECK ((start IS NULL) = ("end" IS NULL)),
	CONSTRAINT ck_rejections_of_source_or_document CHECK ((document_id IS NULL) <> (source IS NULL)),
	CONSTRAINT fk_rejections_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE,
	CONSTRAINT pk_rejections PRIMARY KEY (rejection_id)
);

CREATE TABLE appointments (
	appointment_id VARCHAR(24) NOT NULL,
	document_id VARCHAR(24) NOT NULL,
	official_id VARCHAR(24) NOT NULL,
	post TEXT,
	organization TEXT,
	adcode VARCHAR(6),
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	quote TEXT NOT NULL,
	rule TEXT NOT NULL,
	CONSTRAINT ck_appointments_evidence CHECK (start >= 0 AND "end" > start),
	CONSTRAINT fk_appointments_adcode_divisions FOREIGN KEY(adcode) REFERENCES divisions (adcode),
	CONSTRAINT fk_appointments_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE,
	CONSTRAINT fk_appointments_official_id_officials FOREIGN KEY(official_id) REFERENCES officials (official_id),
	CONSTRAINT pk_appointments PRIMARY KEY (appointment_id)
);

CREATE TABLE city_mentions (
	city_mention_id VARCHAR(24) NOT NULL,
	document_id VARCHAR(24) NOT NULL,
	adcode VARCHAR(6) NOT NULL,
	mentions INTEGER NOT NULL,
	is_primary BOOLEAN NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	quote TEXT NOT NULL,
	rule TEXT NOT NULL,
	CONSTRAINT ck_city_mentions_evidence CHECK (start >= 0 AND "end" > start),
	CONSTRAINT ck_city_mentions_mentions CHECK (mentions > 0),
	CONSTRAINT fk_city_mentions_adcode_divisions FOREIGN KEY(adcode) REFERENCES divisions (adcode),
	CONSTRAINT fk_city_mentions_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE,
	CONSTRAINT pk_city_mentions PRIMARY KEY (city_mention_id),
	CONSTRAINT uq_city_mentions_document_id_adcode UNIQUE (document_id, adcode)
);

CREATE TABLE project_mentions (
	project_mention_id VARCHAR(24) NOT NULL,
	document_id VARCHAR(24) NOT NULL,
	project_id VARCHAR(24) NOT NULL,
	project TEXT NOT NULL,
	adcode VARCHAR(6),
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	quote TEXT NOT NULL,
	rule TEXT NOT NULL,
	CONSTRAINT ck_project_mentions_evidence CHECK (start >= 0 AND "end" > start),
	CONSTRAINT fk_project_mentions_adcode_divisions FOREIGN KEY(adcode) REFERENCES divisions (adcode),
	CONSTRAINT fk_project_mentions_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE,
	CONSTRAINT fk_project_mentions_project_id_projects FOREIGN KEY(project_id) REFERENCES projects (project_id),
	CONSTRAINT pk_project_mentions PRIMARY KEY (project_mention_id)
);

CREATE TABLE calendar (
	day DATE NOT NULL,
	year INTEGER NOT NULL,
	quarter INTEGER NOT NULL,
	month INTEGER NOT NULL,
	month_start DATE NOT NULL,
	CONSTRAINT pk_calendar PRIMARY KEY (day)
);

CREATE TABLE careers (
	career_id VARCHAR(24) NOT NULL,
	official_id VARCHAR(24) NOT NULL,
	post TEXT,
	organization TEXT,
	adcode VARCHAR(6),
	first_seen DATE,
	last_seen DATE,
	documents INTEGER NOT NULL, seat_group VARCHAR(6),
	CONSTRAINT ck_careers_days CHECK (last_seen >= first_seen),
	CONSTRAINT ck_careers_documents CHECK (documents > 0),
	CONSTRAINT fk_careers_adcode_divisions FOREIGN KEY(adcode) REFERENCES divisions (adcode),
	CONSTRAINT fk_careers_first_seen_calendar FOREIGN KEY(first_seen) REFERENCES calendar (day),
	CONSTRAINT fk_careers_last_seen_calendar FOREIGN KEY(last_seen) REFERENCES calendar (day),
	CONSTRAINT fk_careers_official_id_officials FOREIGN KEY(official_id) REFERENCES officials (official_id) ON DELETE CASCADE,
	CONSTRAINT pk_careers PRIMARY KEY (career_id)
);

CREATE TABLE "projects" (
	project_id VARCHAR(24) NOT NULL,
	name TEXT NOT NULL,
	province_adcode VARCHAR(6),
	core TEXT NOT NULL,
	adcode VARCHAR(6),
	CONSTRAINT fk_projects_adcode_divisions FOREIGN KEY(adcode) REFERENCES divisions (adcode),
	CONSTRAINT fk_projects_province_adcode_divisions FOREIGN KEY(province_adcode) REFERENCES divisions (adcode),
	CONSTRAINT pk_projects PRIMARY KEY (project_id)
);

CREATE TABLE document_words (
	word_key INTEGER NOT NULL,
	document_id VARCHAR(24) NOT NULL,
	words TEXT NOT NULL,
	CONSTRAINT fk_document_words_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE,
	CONSTRAINT pk_document_words PRIMARY KEY (word_key)
);

CREATE VIRTUAL TABLE document_search USING fts5 (
        words, content = 'document_words', content_rowid = 'word_key', tokenize = 'ascii'
    );

CREATE TABLE document_prints (
	document_id VARCHAR(24) NOT NULL,
	print TEXT NOT NULL,
	CONSTRAINT fk_document_prints_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE,
	CONSTRAINT pk_document_prints PRIMARY KEY (document_id)
);

CREATE TABLE document_bands (
	document_id VARCHAR(24) NOT NULL,
	band VARCHAR(40) NOT NULL,
	CONSTRAINT fk_document_bands_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE,
	CONSTRAINT pk_document_bands PRIMARY KEY (document_id, band)
);

CREATE TABLE project_names (
	project_id VARCHAR(24) NOT NULL,
	name TEXT NOT NULL,
	documents INTEGER NOT NULL,
	CONSTRAINT ck_project_names_documents CHECK (documents > 0),
	CONSTRAINT fk_project_names_project_id_projects FOREIGN KEY(project_id) REFERENCES projects (project_id) ON DELETE CASCADE,
	CONSTRAINT pk_project_names PRIMARY KEY (project_id, name)
);

CREATE TABLE target_gaps (
	growth_target_id VARCHAR(24) NOT NULL,
	growth_actual_id VARCHAR(24) NOT NULL,
	difference NUMERIC(24, 6) NOT NULL,
	attained BOOLEAN,
	CONSTRAINT fk_target_gaps_growth_actual_id_growth_actuals FOREIGN KEY(growth_actual_id) REFERENCES growth_actuals (growth_actual_id) ON DELETE CASCADE,
	CONSTRAINT fk_target_gaps_growth_target_id_growth_targets FOREIGN KEY(growth_target_id) REFERENCES growth_targets (growth_target_id) ON DELETE CASCADE,
	CONSTRAINT pk_target_gaps PRIMARY KEY (growth_target_id, growth_actual_id)
);

CREATE TABLE extraction_rules (
	rule TEXT NOT NULL,
	kind TEXT NOT NULL,
	judged INTEGER NOT NULL,
	confirmed INTEGER NOT NULL,
	confidence NUMERIC(4, 3) NOT NULL, meaning TEXT DEFAULT '' NOT NULL,
	CONSTRAINT ck_extraction_rules_confidence CHECK (confidence >= 0 AND confidence <= 1),
	CONSTRAINT ck_extraction_rules_counts CHECK (confirmed >= 0 AND confirmed <= judged),
	CONSTRAINT pk_extraction_rules PRIMARY KEY (rule)
);

CREATE TABLE "documents" (
	document_id VARCHAR(24) NOT NULL,
	source TEXT NOT NULL,
	title TEXT,
	publisher TEXT,
	published_on DATE,
	year INTEGER,
	adcode VARCHAR(6),
	characters INTEGER NOT NULL,
	cleaning TEXT NOT NULL,
	engine VARCHAR(24) NOT NULL,
	text_hash VARCHAR(24) NOT NULL,
	text TEXT NOT NULL,
	duplicate_of VARCHAR(24),
	CONSTRAINT ck_documents_characters CHECK (characters >= 0),
	CONSTRAINT ck_documents_document_id_length CHECK (length(document_id) = 24),
	CONSTRAINT fk_documents_adcode_divisions FOREIGN KEY(adcode) REFERENCES divisions (adcode),
	CONSTRAINT fk_documents_published_on_calendar FOREIGN KEY(published_on) REFERENCES calendar (day),
	CONSTRAINT pk_documents PRIMARY KEY (document_id)
);

CREATE TABLE "investments" (
	investment_id VARCHAR(24) NOT NULL,
	document_id VARCHAR(24) NOT NULL,
	project_id VARCHAR(24),
	project TEXT,
	subject TEXT,
	kind VARCHAR(40) NOT NULL,
	comparator VARCHAR(40) NOT NULL,
	amount_cny NUMERIC(20, 2),
	amount_high_cny NUMERIC(20, 2),
	amount_yi NUMERIC(22, 10),
	currency VARCHAR(3) NOT NULL,
	amount NUMERIC(20, 2) NOT NULL,
	amount_high NUMERIC(20, 2),
	project_count INTEGER,
	adcode VARCHAR(6),
	period_start DATE,
	period_end DATE,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	quote TEXT NOT NULL,
	rule TEXT NOT NULL,
	contradicted BOOLEAN,
	CONSTRAINT ck_investments_amount CHECK (amount >= 0),
	CONSTRAINT ck_investments_amount_cny CHECK ((currency = 'CNY') = (amount_cny IS NOT NULL)),
	CONSTRAINT ck_investments_amount_high CHECK (amount_high IS NULL OR amount_high >= amount),
	CONSTRAINT ck_investments_amount_high_cny CHECK ((amount_high_cny IS NOT NULL) = (amount_cny IS NOT NULL AND amount_high IS NOT NULL)),
	CONSTRAINT ck_investments_comparator CHECK (comparator IN ('eq', 'ge', 'gt', 'le', 'lt', 'approx', 'range')),
	CONSTRAINT ck_investments_currency_length CHECK (length(currency) = 3),
	CONSTRAINT ck_investments_evidence CHECK (start >= 0 AND "end" > start),
	CONSTRAINT ck_investments_kind CHECK (kind IN ('total', 'annual_plan', 'completed', 'signed', 'utilized', 'funding', 'reserve')),
	CONSTRAINT ck_investments_period CHECK (period_start IS NULL OR period_end IS NULL OR period_end >= period_start),
	CONSTRAINT ck_investments_project_count CHECK (project_count IS NULL OR project_count > 0),
	CONSTRAINT ck_investments_range CHECK ((comparator = 'range') = (amount_high IS NOT NULL)),
	CONSTRAINT ck_investments_yuan CHECK (amount_cny IS NULL OR amount_cny = amount),
	CONSTRAINT ck_investments_yuan_high CHECK (amount_high_cny IS NULL OR amount_high_cny = amount_high),
	CONSTRAINT fk_investments_adcode_divisions FOREIGN KEY(adcode) REFERENCES divisions (adcode),
	CONSTRAINT fk_investments_comparator_comparators FOREIGN KEY(comparator) REFERENCES comparators (code),
	CONSTRAINT fk_investments_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE,
	CONSTRAINT fk_investments_kind_investment_kinds FOREIGN KEY(kind) REFERENCES investment_kinds (code),
	CONSTRAINT fk_investments_period_end_calendar FOREIGN KEY(period_end) REFERENCES calendar (day),
	CONSTRAINT fk_investments_period_start_calendar FOREIGN KEY(period_start) REFERENCES calendar (day),
	CONSTRAINT fk_investments_project_id_projects FOREIGN KEY(project_id) REFERENCES projects (project_id),
	CONSTRAINT pk_investments PRIMARY KEY (investment_id)
);

CREATE TABLE "growth_targets" (
	growth_target_id VARCHAR(24) NOT NULL,
	document_id VARCHAR(24) NOT NULL,
	indicator VARCHAR(40),
	indicator_text TEXT NOT NULL,
	measure VARCHAR(40) NOT NULL,
	comparator VARCHAR(40) NOT NULL,
	value_low NUMERIC(24, 6) NOT NULL,
	value_high NUMERIC(24, 6),
	unit TEXT NOT NULL,
	adcode VARCHAR(6),
	period_start DATE,
	period_end DATE,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	quote TEXT NOT NULL,
	rule TEXT NOT NULL,
	CONSTRAINT ck_growth_targets_comparator CHECK (comparator IN ('eq', 'ge', 'gt', 'le', 'lt', 'approx', 'range')),
	CONSTRAINT ck_growth_targets_evidence CHECK (start >= 0 AND "end" > start),
	CONSTRAINT ck_growth_targets_measure CHECK (measure IN ('growth', 'level')),
	CONSTRAINT ck_growth_targets_period CHECK (period_start IS NULL OR period_end IS NULL OR period_end >= period_start),
	CONSTRAINT ck_growth_targets_range CHECK ((comparator = 'range') = (value_high IS NOT NULL)),
	CONSTRAINT ck_growth_targets_value_high CHECK (value_high IS NULL OR value_high >= value_low),
	CONSTRAINT fk_growth_targets_adcode_divisions FOREIGN KEY(adcode) REFERENCES divisions (adcode),
	CONSTRAINT fk_growth_targets_comparator_comparators FOREIGN KEY(comparator) REFERENCES comparators (code),
	CONSTRAINT fk_growth_targets_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE,
	CONSTRAINT fk_growth_targets_indicator_indicators FOREIGN KEY(indicator) REFERENCES indicators (code),
	CONSTRAINT fk_growth_targets_measure_measures FOREIGN KEY(measure) REFERENCES measures (code),
	CONSTRAINT fk_growth_targets_period_end_calendar FOREIGN KEY(period_end) REFERENCES calendar (day),
	CONSTRAINT fk_growth_targets_period_start_calendar FOREIGN KEY(period_start) REFERENCES calendar (day),
	CONSTRAINT pk_growth_targets PRIMARY KEY (growth_target_id)
);

CREATE TABLE "growth_actuals" (
	growth_actual_id VARCHAR(24) NOT NULL,
	document_id VARCHAR(24) NOT NULL,
	indicator VARCHAR(40),
	indicator_text TEXT NOT NULL,
	measure VARCHAR(40) NOT NULL,
	comparator VARCHAR(40) NOT NULL,
	value_low NUMERIC(24, 6) NOT NULL,
	value_high NUMERIC(24, 6),
	unit TEXT NOT NULL,
	adcode VARCHAR(6),
	period_start DATE,
	period_end DATE,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	quote TEXT NOT NULL,
	rule TEXT NOT NULL,
	CONSTRAINT ck_growth_actuals_comparator CHECK (comparator IN ('eq', 'ge', 'gt', 'le', 'lt', 'approx', 'range')),
	CONSTRAINT ck_growth_actuals_evidence CHECK (start >= 0 AND "end" > start),
	CONSTRAINT ck_growth_actuals_measure CHECK (measure IN ('growth', 'level')),
	CONSTRAINT ck_growth_actuals_period CHECK (period_start IS NULL OR period_end IS NULL OR period_end >= period_start),
	CONSTRAINT ck_growth_actuals_range CHECK ((comparator = 'range') = (value_high IS NOT NULL)),
	CONSTRAINT ck_growth_actuals_value_high CHECK (value_high IS NULL OR value_high >= value_low),
	CONSTRAINT fk_growth_actuals_adcode_divisions FOREIGN KEY(adcode) REFERENCES divisions (adcode),
	CONSTRAINT fk_growth_actuals_comparator_comparators FOREIGN KEY(comparator) REFERENCES comparators (code),
	CONSTRAINT fk_growth_actuals_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (document_id) ON DELETE CASCADE,
	CONSTRAINT fk_growth_actuals_indicator_indicators FOREIGN KEY(indicator) REFERENCES indicators (code),
	CONSTRAINT fk_growth_actuals_measure_measures FOREIGN KEY(measure) REFERENCES measures (code),
	CONSTRAINT fk_growth_actuals_period_end_calendar FOREIGN KEY(period_end) REFERENCES calendar (day),
	CONSTRAINT fk_growth_actuals_period_start_calendar FOREIGN KEY(period_start) REFERENCES calendar (day),
	CONSTRAINT pk_growth_actuals PRIMARY KEY (growth_actual_id)
);

CREATE TABLE "project_figures" (
	figure_id VARCHAR(24) NOT NULL,
	project_id VARCHAR(24) NOT NULL,
	kind VARCHAR(40) NOT NULL,
	comparator VARCHAR(40) NOT NULL,
	currency VARCHAR(3) NOT NULL,
	amount NUMERIC(20, 2) NOT NULL,
	amount_high NUMERIC(20, 2),
	period_start DATE,
	period_end DATE,
	first_article VARCHAR(24) NOT NULL,
	last_article VARCHAR(24) NOT NULL,
	CONSTRAINT fk_project_figures_comparator_comparators FOREIGN KEY(comparator) REFERENCES comparators (code),
	CONSTRAINT fk_project_figures_kind_investment_kinds FOREIGN KEY(kind) REFERENCES investment_kinds (code),
	CONSTRAINT fk_project_figures_period_end_calendar FOREIGN KEY(period_end) REFERENCES calendar (day),
	CONSTRAINT fk_project_figures_period_start_calendar FOREIGN KEY(period_start) REFERENCES calendar (day),
	CONSTRAINT fk_project_figures_project_id_projects FOREIGN KEY(project_id) REFERENCES projects (project_id) ON DELETE CASCADE,
	CONSTRAINT pk_project_figures PRIMARY KEY (figure_id)
);

CREATE TABLE "document_versions" (
	source TEXT NOT NULL,
	document_id VARCHAR(24) NOT NULL,
	text_hash VARCHAR(24) NOT NULL,
	title TEXT,
	published_on DATE,
	characters INTEGER NOT NULL,
	run_id INTEGER,
	CONSTRAINT fk_document_versions_run_id_runs FOREIGN KEY(run_id) REFERENCES runs (run_id) ON DELETE SET NULL,
	CONSTRAINT pk_document_versions PRIMARY KEY (source, document_id)
);

CREATE INDEX ix_appointments_adcode ON appointments (adcode);

CREATE INDEX ix_appointments_document_id ON appointments (document_id);

CREATE INDEX ix_appointments_official_id ON appointments (official_id);

CREATE INDEX ix_appointments_post ON appointments (post);

CREATE INDEX ix_careers_adcode ON careers (adcode);

CREATE INDEX ix_careers_official_id ON careers (official_id);

CREATE INDEX ix_careers_post ON careers (post);

CREATE INDEX ix_city_mentions_adcode ON city_mentions (adcode);

CREATE INDEX ix_division_history_name ON division_history (name);

CREATE INDEX ix_division_history_parent_adcode ON division_history (parent_adcode);

CREATE INDEX ix_division_successors_successor_adcode ON division_successors (successor_adcode);

CREATE INDEX ix_divisions_level ON divisions (level);

CREATE INDEX ix_divisions_name ON divisions (name);

CREATE INDEX ix_divisions_parent_adcode ON divisions (parent_adcode);

CREATE INDEX ix_divisions_province_adcode ON divisions (province_adcode);

CREATE INDEX ix_divisions_short_name ON divisions (short_name);

CREATE INDEX ix_document_bands_band ON document_bands (band);

CREATE INDEX ix_document_sources_document_id ON document_sources (document_id);

CREATE INDEX ix_document_versions_document_id ON document_versions (document_id);

CREATE INDEX ix_document_versions_run_id ON document_versions (run_id);

CREATE UNIQUE INDEX ix_document_words_document_id ON document_words (document_id);

CREATE INDEX ix_documents_adcode ON documents (adcode);

CREATE INDEX ix_documents_duplicate_of ON documents (duplicate_of);

CREATE INDEX ix_documents_published_on ON documents (published_on);

CREATE INDEX ix_documents_publisher ON documents (publisher);

CREATE INDEX ix_documents_source ON documents (source);

CREATE INDEX ix_documents_text_hash ON documents (text_hash);

CREATE INDEX ix_growth_actuals_adcode ON growth_actuals (adcode);

CREATE INDEX ix_growth_actuals_document_id ON growth_actuals (document_id);

CREATE INDEX ix_growth_actuals_indicator_adcode_period_end ON growth_actuals (indicator, adcode, period_end);

CREATE INDEX ix_growth_actuals_period_end ON growth_actuals (period_end);

CREATE INDEX ix_growth_targets_adcode ON growth_targets (adcode);

CREATE INDEX ix_growth_targets_document_id ON growth_targets (document_id);

CREATE INDEX ix_growth_targets_indicator_adcode_period_end ON growth_targets (indicator, adcode, period_end);

CREATE INDEX ix_growth_targets_period_end ON growth_targets (period_end);

CREATE INDEX ix_investments_adcode ON investments (adcode);

CREATE INDEX ix_investments_document_id ON investments (document_id);

CREATE INDEX ix_investments_kind ON investments (kind);

CREATE INDEX ix_investments_period_end ON investments (period_end);

CREATE INDEX ix_investments_project_id ON investments (project_id);

CREATE INDEX ix_officials_name ON officials (name);

CREATE INDEX ix_officials_province_adcode ON officials (province_adcode);

CREATE INDEX ix_project_figures_project_id ON project_figures (project_id);

CREATE INDEX ix_project_mentions_adcode ON project_mentions (adcode);

CREATE INDEX ix_project_mentions_document_id ON project_mentions (document_id);

CREATE INDEX ix_project_mentions_project_id ON project_mentions (project_id);

CREATE INDEX ix_projects_adcode ON projects (adcode);

CREATE INDEX ix_projects_core ON projects (core);

CREATE INDEX ix_projects_name ON projects (name);

CREATE INDEX ix_projects_province_adcode ON projects (province_adcode);

CREATE INDEX ix_rejections_document_id ON rejections (document_id);

CREATE INDEX ix_rejections_rule ON rejections (rule);

CREATE INDEX ix_rejections_source ON rejections (source);

CREATE INDEX ix_runs_started_at ON runs (started_at);

CREATE INDEX ix_target_gaps_growth_actual_id ON target_gaps (growth_actual_id);

CREATE TRIGGER document_search_insert AFTER INSERT ON document_words BEGIN
        INSERT INTO document_search (rowid, words) VALUES (new.word_key, new.words);
    END;

CREATE TRIGGER document_search_delete AFTER DELETE ON document_words BEGIN
        INSERT INTO document_search (document_search, rowid, words) VALUES ('delete', old.word_key, old.words);
    END;

CREATE TRIGGER document_search_update AFTER UPDATE ON document_words BEGIN
        INSERT INTO document_search (document_search, rowid, words) VALUES ('delete', old.word_key, old.words);
        INSERT INTO document_search (rowid, words) VALUES (new.word_key, new.words);
    END;

CREATE VIEW v_officials AS
    SELECT
        documents.document_id, documents.source, documents.title, documents.publisher,
        documents.published_on, appointments.official_id, officials.name, appointments.post,
        appointments.organization, appointments.adcode, documents.duplicate_of, provinces.iso_3166_2 AS province_iso,
        provinces.name_en AS province_en, divisions.name AS place, divisions.province,
        divisions.city, divisions.county, appointments.rule, extraction_rules.confidence, appointments.start, appointments."end", appointments.quote FROM appointments
        JOIN officials ON officials.official_id = appointments.official_id
        JOIN documents ON documents.document_id = appointments.document_id
        LEFT JOIN divisions ON divisions.adcode = appointments.adcode
        LEFT JOIN divisions AS provinces ON provinces.adcode = divisions.province_adcode LEFT JOIN extraction_rules ON extraction_rules.rule = appointments.rule;

CREATE VIEW v_cities AS
    SELECT
        documents.document_id, documents.source, documents.title, documents.publisher,
        documents.published_on, city_mentions.adcode, divisions.level, city_mentions.mentions,
        city_mentions.is_primary, documents.duplicate_of, provinces.iso_3166_2 AS province_iso, provinces.name_en
        AS province_en, divisions.name AS place, divisions.province, divisions.city, divisions.county,
        city_mentions.rule, extraction_rules.confidence, city_mentions.start, city_mentions."end", city_mentions.quote FROM city_mentions
        JOIN documents ON documents.document_id = city_mentions.document_id
        LEFT JOIN divisions ON divisions.adcode = city_mentions.adcode
        LEFT JOIN divisions AS provinces ON provinces.adcode = divisions.province_adcode LEFT JOIN extraction_rules ON extraction_rules.rule = city_mentions.rule;

CREATE VIEW v_projects AS
    SELECT
        documents.document_id, documents.source, documents.title, documents.publisher,
        documents.published_on, project_mentions.project_id, project_mentions.project,
        project_mentions.adcode, documents.duplicate_of, provinces.iso_3166_2 AS province_iso, provinces.name_en
        AS province_en, divisions.name AS place, divisions.province, divisions.city, divisions.county,
        project_mentions.rule, extraction_rules.confidence, project_mentions.start, project_mentions."end", project_mentions.quote FROM project_mentions
        JOIN documents ON documents.document_id = project_mentions.document_id
        LEFT JOIN divisions ON divisions.adcode = project_mentions.adcode
        LEFT JOIN divisions AS provinces ON provinces.adcode = divisions.province_adcode LEFT JOIN extraction_rules ON extraction_rules.rule = project_mentions.rule;

CREATE VIEW v_investments AS
    SELECT
        documents.document_id, documents.source, documents.title, documents.publisher,
        documents.published_on, investments.investment_id, investments.project_id,
        investments.project, investments.subject, investments.kind, investments.comparator,
        investments.amount_cny, investments.amount_high_cny, investments.currency,
        investments.amount, investments.project_count, investments.period_start,
        investments.period_end, investments.adcode, investments.amount_yi, investment_kinds.label_zh
        AS kind_zh, investment_kinds.label_en AS kind_en, calendar.year AS period_year,
        documents.duplicate_of, provinces.iso_3166_2 AS province_iso, provinces.name_en AS province_en, divisions.name
        AS place, divisions.province, divisions.city, divisions.county, investments.rule, extraction_rules.confidence, investments.start,
        investments."end", investments.quote FROM investments
        JOIN investment_kinds ON investment_kinds.code = investments.kind
        LEFT JOIN calendar ON calendar.day = investments.period_end
        JOIN documents ON documents.document_id = investments.document_id
        LEFT JOIN divisions ON divisions.adcode = investments.adcode
        LEFT JOIN divisions AS provinces ON provinces.adcode = divisions.province_adcode LEFT JOIN extraction_rules ON extraction_rules.rule = investments.rule;

CREATE VIEW v_growth_targets AS
    SELECT
        documents.document_id, documents.source, documents.title, documents.publisher,
        documents.published_on, growth_targets.growth_target_id, growth_targets.indicator,
        indicators.name_zh AS indicator_name, growth_targets.indicator_text, growth_targets.measure,
        growth_targets.comparator, growth_targets.value_low, growth_targets.value_high,
        growth_targets.unit, growth_targets.period_start, growth_targets.period_end,
        growth_targets.adcode, indicators.name_en AS indicator_name_en, calendar.year
        AS period_year, documents.duplicate_of, provinces.iso_3166_2 AS province_iso, provinces.name_en AS province_en,
        divisions.name AS place, divisions.province, divisions.city, divisions.county,
        growth_targets.rule, extraction_rules.confidence, growth_targets.start, growth_targets."end", growth_targets.quote FROM growth_targets
        LEFT JOIN indicators ON indicators.code = growth_targets.indicator
        LEFT JOIN calendar ON calendar.day = growth_targets.period_end
        JOIN documents ON documents.document_id = growth_targets.document_id
        LEFT JOIN divisions ON divisions.adcode = growth_targets.adcode
        LEFT JOIN divisions AS provinces ON provinces.adcode = divisions.province_adcode LEFT JOIN extraction_rules ON extraction_rules.rule = growth_targets.rule;

CREATE VIEW v_growth_actuals AS
    SELECT
        documents.document_id, documents.source, documents.title, documents.publisher,
        documents.published_on, growth_actuals.growth_actual_id, growth_actuals.indicator,
        indicators.name_zh AS indicator_name, growth_actuals.indicator_text, growth_actuals.measure,
        growth_actuals.comparator, growth_actuals.value_low, growth_actuals.value_high,
        growth_actuals.unit, growth_actuals.period_start, growth_actuals.period_end,
        growth_actuals.adcode, indicators.name_en AS indicator_name_en, calendar.year
        AS period_year, documents.duplicate_of, provinces.iso_3166_2 AS province_iso, provinces.name_en AS province_en,
        divisions.name AS place, divisions.province, divisions.city, divisions.county,
        growth_actuals.rule, extraction_rules.confidence, growth_actuals.start, growth_actuals."end", growth_actuals.quote FROM growth_actuals
        LEFT JOIN indicators ON indicators.code = growth_actuals.indicator
        LEFT JOIN calendar ON calendar.day = growth_actuals.period_end
        JOIN documents ON documents.document_id = growth_actuals.document_id
        LEFT JOIN divisions ON divisions.adcode = growth_actuals.adcode
        LEFT JOIN divisions AS provinces ON provinces.adcode = divisions.province_adcode LEFT JOIN extraction_rules ON extraction_rules.rule = growth_actuals.rule;

CREATE VIEW v_careers AS
    SELECT
        careers.official_id, officials.name, careers.post, careers.organization, careers.adcode,
        careers.first_seen, careers.last_seen, careers.documents, provinces.iso_3166_2
        AS province_iso, provinces.name_en AS province_en, divisions.name AS place, divisions.province,
        divisions.city, divisions.county
        FROM careers
        JOIN officials ON officials.official_id = careers.official_id
        LEFT JOIN divisions ON divisions.adcode = careers.adcode
        LEFT JOIN divisions AS provinces ON provinces.adcode = divisions.province_adcode;

CREATE VIEW v_project_history AS
    SELECT
        documents.document_id, documents.source, documents.title, documents.publisher,
        documents.published_on, investments.investment_id, investments.project_id, projects.name,
        investments.project, investments.kind, investments.comparator, investments.amount_cny,
        investments.amount_high_cny, investments.amount_yi, investments.currency,
        investments.amount, investments.period_start, investments.period_end,
        investments.contradicted, investments.adcode, documents.duplicate_of, provinces.iso_3166_2 AS province_iso,
        provinces.name_en AS province_en, divisions.name AS place, divisions.province,
        divisions.city, divisions.county, investments.rule, extraction_rules.confidence, investments.start, investments."end", investments.quote FROM investments
        JOIN projects ON projects.project_id = investments.project_id
        JOIN documents ON documents.document_id = investments.document_id
        LEFT JOIN divisions ON divisions.adcode = investments.adcode
        LEFT JOIN divisions AS provinces ON provinces.adcode = divisions.province_adcode LEFT JOIN extraction_rules ON extraction_rules.rule = investments.rule;

CREATE VIEW v_target_gaps AS
    SELECT
        target_gaps.growth_target_id, target_gaps.growth_actual_id, growth_targets.indicator,
        indicators.name_zh AS indicator_name, indicators.name_en AS indicator_name_en,
        growth_targets.measure, growth_targets.unit, growth_targets.period_start,
        growth_targets.period_end, calendar.year AS period_year,
        growth_targets.comparator AS target_comparator, growth_targets.value_low AS target_low,
        growth_targets.value_high AS target_high, growth_actuals.comparator AS actual_comparator,
        growth_actuals.value_low AS actual_low, growth_actuals.value_high AS actual_high,
        growth_targets.document_id AS target_document_id, growth_targets.quote AS target_quote,
        growth_actuals.document_id AS actual_document_id, growth_actuals.quote AS actual_quote,
        growth_targets.adcode, provinces.iso_3166_2 AS province_iso, provinces.name_en AS province_en,
        divisions.name AS place, divisions.province, divisions.city, divisions.county,
        target_gaps.difference, target_gaps.attained,
        goal_documents.duplicate_of AS target_duplicate_of,
        result_documents.duplicate_of AS actual_duplicate_of
        FROM target_gaps
        JOIN growth_targets ON growth_targets.growth_target_id = target_gaps.growth_target_id
        JOIN growth_actuals ON growth_actuals.growth_actual_id = target_gaps.growth_actual_id
        JOIN documents AS goal_documents ON goal_documents.document_id = growth_targets.document_id
        JOIN documents AS result_documents ON result_documents.document_id = growth_actuals.document_id
        JOIN indicators ON indicators.code = growth_targets.indicator
        JOIN calendar ON calendar.day = growth_targets.period_end
        LEFT JOIN divisions ON divisions.adcode = growth_targets.adcode
        LEFT JOIN divisions AS provinces ON provinces.adcode = divisions.province_adcode;

INSERT INTO document_search (document_search, rank) VALUES ('automerge', 64);

INSERT INTO document_search (document_search, rank) VALUES ('crisismerge', 256);

INSERT INTO document_search (document_search, rank) VALUES ('hashsize', 8388608);

    INSERT INTO calendar (day, year, quarter, month, month_start)
    WITH RECURSIVE numbers (number, digits) AS (
        SELECT 1, '01' UNION ALL SELECT number + 1, printf('%02d', number + 1) FROM numbers WHERE number < 31
    ),
    months (start, year, month, days) AS (
        SELECT '1900-01-01', 1900, 1, 31 UNION ALL
        SELECT
            date(start, '+1 month'), year + month / 12, month % 12 + 1,
            CAST(strftime('%d', start, '+2 months', '-1 day') AS INTEGER)
            FROM months WHERE start < '2100-12-01'
    )
    SELECT substr(start, 1, 8) || digits, year, (month + 2) / 3, month, start
        FROM months JOIN numbers ON number <= days;

INSERT INTO alembic_version (version_num) VALUES ('0016');

