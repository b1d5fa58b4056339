CREATE TABLE new_account (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    name VARCHAR(20000) NOT NULL, 
    status VARCHAR(32) NOT NULL, 
    industry VARCHAR(20000), 
    region VARCHAR(20000), 
    website VARCHAR(20000), 
    owner VARCHAR(20000), 
    executive_sponsor VARCHAR(20000), 
    currency VARCHAR(20000) NOT NULL, 
    potential INTEGER, 
    cost_to_serve INTEGER, 
    renewal DATE, 
    notice_days INTEGER, 
    touch_days INTEGER, 
    touch_on DATE, 
    review_frequency VARCHAR(32), 
    last_reviewed DATE, 
    tags VARCHAR(20000), 
    notes TEXT, 
    parent_id INTEGER, 
    CONSTRAINT accountstatus CHECK (status IN ('key', 'candidate', 'watch', 'other', 'archived')), 
    CONSTRAINT reviewfrequency CHECK (review_frequency IN ('weekly', 'monthly', 'quarterly')), 
    FOREIGN KEY(parent_id) REFERENCES account (id) ON DELETE SET NULL, 
    CONSTRAINT account_name_type CHECK (typeof("name") IN ('text', 'null')), 
    CONSTRAINT account_status_type CHECK (typeof("status") IN ('text', 'null')), 
    CONSTRAINT account_industry_type CHECK (typeof("industry") IN ('text', 'null')), 
    CONSTRAINT account_region_type CHECK (typeof("region") IN ('text', 'null')), 
    CONSTRAINT account_website_type CHECK (typeof("website") IN ('text', 'null')), 
    CONSTRAINT account_owner_type CHECK (typeof("owner") IN ('text', 'null')), 
    CONSTRAINT account_executive_sponsor_type CHECK (typeof("executive_sponsor") IN ('text', 'null')), 
    CONSTRAINT account_currency_type CHECK (typeof("currency") IN ('text', 'null')), 
    CONSTRAINT account_potential_type CHECK (typeof("potential") IN ('integer', 'null')), 
    CONSTRAINT account_cost_to_serve_type CHECK (typeof("cost_to_serve") IN ('integer', 'null')), 
    CONSTRAINT account_renewal_type CHECK ("renewal" IS NULL OR "renewal" IS date("renewal", '+0 days')), 
    CONSTRAINT account_notice_days_type CHECK (typeof("notice_days") IN ('integer', 'null')), 
    CONSTRAINT account_touch_days_type CHECK (typeof("touch_days") IN ('integer', 'null')), 
    CONSTRAINT account_touch_on_type CHECK ("touch_on" IS NULL OR "touch_on" IS date("touch_on", '+0 days')), 
    CONSTRAINT account_review_frequency_type CHECK (typeof("review_frequency") IN ('text', 'null')), 
    CONSTRAINT account_last_reviewed_type CHECK ("last_reviewed" IS NULL OR "last_reviewed" IS date("last_reviewed", '+0 days')), 
    CONSTRAINT account_tags_type CHECK (typeof("tags") IN ('text', 'null')), 
    CONSTRAINT account_notes_type CHECK (typeof("notes") IN ('text', 'null')), 
    CONSTRAINT account_parent_id_type CHECK (typeof("parent_id") IN ('integer', 'null'))
);

INSERT INTO "new_account" ("id", "name", "status", "industry", "region", "website", "owner", "executive_sponsor", "currency", "potential", "cost_to_serve", "renewal", "notice_days", "touch_days", "touch_on", "review_frequency", "last_reviewed", "tags", "notes", "parent_id") SELECT "id", "name", "status", "industry", "region", "website", "owner", "executive_sponsor", "currency", "potential", "cost_to_serve", "renewal", "notice_days", "touch_days", NULL, "review_frequency", "last_reviewed", "tags", "notes", "parent_id" FROM "account" ORDER BY id;

DELETE FROM sqlite_sequence WHERE name = 'new_account';

INSERT INTO sqlite_sequence (name, seq) SELECT 'new_account', seq FROM sqlite_sequence WHERE name = 'account';

DROP TABLE "account";

ALTER TABLE "new_account" RENAME TO "account";

CREATE INDEX ix_account_parent_id ON account (parent_id);

CREATE TABLE holiday (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    day DATE NOT NULL, 
    name VARCHAR(20000) NOT NULL, 
    UNIQUE (day), 
    CONSTRAINT holiday_day_type CHECK ("day" IS NULL OR "day" IS date("day", '+0 days')), 
    CONSTRAINT holiday_name_type CHECK (typeof("name") IN ('text', 'null'))
);

CREATE TABLE touch_rule (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    whose VARCHAR(32) NOT NULL, 
    word VARCHAR(32) NOT NULL, 
    days INTEGER NOT NULL, 
    UNIQUE (whose, word), 
    CONSTRAINT touchruleof CHECK (whose IN ('role', 'tier')), 
    CONSTRAINT touch_rule_whose_type CHECK (typeof("whose") IN ('text', 'null')), 
    CONSTRAINT touch_rule_word_type CHECK (typeof("word") IN ('text', 'null')), 
    CONSTRAINT touch_rule_days_type CHECK (typeof("days") IN ('integer', 'null'))
);

CREATE TABLE new_business_unit (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    position INTEGER NOT NULL, 
    name VARCHAR(20000) NOT NULL, 
    touch_days INTEGER, 
    account_id INTEGER NOT NULL, 
    parent_id INTEGER, 
    FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
    FOREIGN KEY(parent_id) REFERENCES business_unit (id) ON DELETE SET NULL, 
    CONSTRAINT business_unit_position_type CHECK (typeof("position") IN ('integer', 'null')), 
    CONSTRAINT business_unit_name_type CHECK (typeof("name") IN ('text', 'null')), 
    CONSTRAINT business_unit_touch_days_type CHECK (typeof("touch_days") IN ('integer', 'null')), 
    CONSTRAINT business_unit_account_id_type CHECK (typeof("account_id") IN ('integer', 'null')), 
    CONSTRAINT business_unit_parent_id_type CHECK (typeof("parent_id") IN ('integer', 'null'))
);

INSERT INTO "new_business_unit" ("id", "position", "name", "touch_days", "account_id", "parent_id") SELECT "id", "position", "name", NULL, "account_id", "parent_id" FROM "business_unit" ORDER BY id;

DELETE FROM sqlite_sequence WHERE name = 'new_business_unit';

INSERT INTO sqlite_sequence (name, seq) SELECT 'new_business_unit', seq FROM sqlite_sequence WHERE name = 'business_unit';

DROP TABLE "business_unit";

ALTER TABLE "new_business_unit" RENAME TO "business_unit";

CREATE INDEX ix_business_unit_account_id ON business_unit (account_id);

CREATE INDEX ix_business_unit_parent_id ON business_unit (parent_id);

CREATE TABLE series (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    title VARCHAR(20000) NOT NULL, 
    kind VARCHAR(32) NOT NULL, 
    starts DATE NOT NULL, 
    time VARCHAR(20000), 
    minutes INTEGER, 
    zone VARCHAR(20000), 
    rule VARCHAR(20000), 
    shift VARCHAR(32) NOT NULL, 
    place VARCHAR(20000), 
    our_people VARCHAR(20000), 
    visibility VARCHAR(32) NOT NULL, 
    note TEXT, 
    account_id INTEGER NOT NULL, 
    follows_id INTEGER, 
    is_foreign BOOLEAN NOT NULL, 
    is_withdrawn BOOLEAN NOT NULL, 
    uid VARCHAR(255) NOT NULL, 
    sequence INTEGER NOT NULL, 
    changed VARCHAR(40) NOT NULL, 
    CONSTRAINT interactionkind CHECK (kind IN ('meeting', 'call', 'email', 'note', 'event', 'letter')), 
    CONSTRAINT dayshift CHECK (shift IN ('keep', 'next', 'previous', 'nearest', 'skip')), 
    CONSTRAINT visibility CHECK (visibility IN ('private', 'internal', 'customer')), 
    FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
    FOREIGN KEY(follows_id) REFERENCES series (id) ON DELETE SET NULL, 
    UNIQUE (uid), 
    CONSTRAINT series_title_type CHECK (typeof("title") IN ('text', 'null')), 
    CONSTRAINT series_kind_type CHECK (typeof("kind") IN ('text', 'null')), 
    CONSTRAINT series_starts_type CHECK ("starts" IS NULL OR "starts" IS date("starts", '+0 days')), 
    CONSTRAINT series_time_type CHECK (typeof("time") IN ('text', 'null')), 
    CONSTRAINT series_minutes_type CHECK (typeof("minutes") IN ('integer', 'null')), 
    CONSTRAINT series_zone_type CHECK (typeof("zone") IN ('text', 'null')), 
    CONSTRAINT series_rule_type CHECK (typeof("rule") IN ('text', 'null')), 
    CONSTRAINT series_shift_type CHECK (typeof("shift") IN ('text', 'null')), 
    CONSTRAINT series_place_type CHECK (typeof("place") IN ('text', 'null')), 
    CONSTRAINT series_our_people_type CHECK (typeof("our_people") IN ('text', 'null')), 
    CONSTRAINT series_visibility_type CHECK (typeof("visibility") IN ('text', 'null')), 
    CONSTRAINT series_note_type CHECK (typeof("note") IN ('text', 'null')), 
    CONSTRAINT series_account_id_type CHECK (typeof("account_id") IN ('integer', 'null')), 
    CONSTRAINT series_follows_id_type CHECK (typeof("follows_id") IN ('integer', 'null')), 
    CONSTRAINT series_uid_type CHECK (typeof("uid") IN ('text', 'null')), 
    CONSTRAINT series_sequence_type CHECK (typeof("sequence") IN ('integer', 'null')), 
    CONSTRAINT series_changed_type CHECK (typeof("changed") IN ('text', 'null'))
);

CREATE INDEX ix_series_account_id ON series (account_id);

CREATE INDEX ix_series_follows_id ON series (follows_id);

CREATE TABLE series_occurrence (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    series_id INTEGER NOT NULL, 
    day DATE NOT NULL, 
    state VARCHAR(32) NOT NULL, 
    moved_to DATE, 
    moved_time VARCHAR(5), 
    interaction_id INTEGER, 
    UNIQUE (series_id, day), 
    FOREIGN KEY(series_id) REFERENCES series (id) ON DELETE CASCADE, 
    CONSTRAINT occurrencestate CHECK (state IN ('moved', 'skipped', 'done')), 
    FOREIGN KEY(interaction_id) REFERENCES interaction (id) ON DELETE SET NULL, 
    CONSTRAINT series_occurrence_series_id_type CHECK (typeof("series_id") IN ('integer', 'null')), 
    CONSTRAINT series_occurrence_day_type CHECK ("day" IS NULL OR "day" IS date("day", '+0 days')), 
    CONSTRAINT series_occurrence_state_type CHECK (typeof("state") IN ('text', 'null')), 
    CONSTRAINT series_occurrence_moved_to_type CHECK ("moved_to" IS NULL OR "moved_to" IS date("moved_to", '+0 days')), 
    CONSTRAINT series_occurrence_moved_time_type CHECK (typeof("moved_time") IN ('text', 'null')), 
    CONSTRAINT series_occurrence_interaction_id_type CHECK (typeof("interaction_id") IN ('integer', 'null'))
);

CREATE INDEX ix_series_occurrence_interaction_id ON series_occurrence (interaction_id);

CREATE TABLE new_stakeholder (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    position INTEGER NOT NULL, 
    name VARCHAR(20000) NOT NULL, 
    title VARCHAR(20000), 
    department VARCHAR(20000), 
    email VARCHAR(20000), 
    phone VARCHAR(20000), 
    mobile VARCHAR(20000), 
    influence VARCHAR(32), 
    unit_id INTEGER, 
    reports_to_id INTEGER, 
    is_vacancy BOOLEAN NOT NULL, 
    is_outside BOOLEAN NOT NULL, 
    touch_days INTEGER, 
    touch_on DATE, 
    relationship_owner VARCHAR(20000), 
    level_now VARCHAR(32), 
    level_wanted VARCHAR(32), 
    business_agenda TEXT, 
    personal_agenda TEXT, 
    adaptability VARCHAR(32), 
    orientation VARCHAR(32), 
    budget INTEGER, 
    approval VARCHAR(32), 
    bought_before TEXT, 
    left_on DATE, 
    private_note TEXT, 
    account_id INTEGER NOT NULL, 
    CONSTRAINT influence CHECK (influence IN ('low', 'medium', 'high')), 
    FOREIGN KEY(unit_id) REFERENCES business_unit (id) ON DELETE SET NULL, 
    FOREIGN KEY(reports_to_id) REFERENCES stakeholder (id) ON DELETE SET NULL, 
    CONSTRAINT relationshiplevel CHECK (level_now IN ('vendor', 'credible_source', 'problem_solver', 'trusted_adviser')), 
    CONSTRAINT relationshiplevel CHECK (level_wanted IN ('vendor', 'credible_source', 'problem_solver', 'trusted_adviser')), 
    CONSTRAINT adaptability CHECK (adaptability IN ('innovator', 'visionary', 'pragmatist', 'conservative', 'laggard')), 
    CONSTRAINT orientation CHECK (orientation IN ('financial', 'technical', 'relationship', 'business')), 
    CONSTRAINT approvalform CHECK (approval IN ('alone', 'committee')), 
    FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
    CONSTRAINT stakeholder_position_type CHECK (typeof("position") IN ('integer', 'null')), 
    CONSTRAINT stakeholder_name_type CHECK (typeof("name") IN ('text', 'null')), 
    CONSTRAINT stakeholder_title_type CHECK (typeof("title") IN ('text', 'null')), 
    CONSTRAINT stakeholder_department_type CHECK (typeof("department") IN ('text', 'null')), 
    CONSTRAINT stakeholder_email_type CHECK (typeof("email") IN ('text', 'null')), 
    CONSTRAINT stakeholder_phone_type CHECK (typeof("phone") IN ('text', 'null')), 
    CONSTRAINT stakeholder_mobile_type CHECK (typeof("mobile") IN ('text', 'null')), 
    CONSTRAINT stakeholder_influence_type CHECK (typeof("influence") IN ('text', 'null')), 
    CONSTRAINT stakeholder_unit_id_type CHECK (typeof("unit_id") IN ('integer', 'null')), 
    CONSTRAINT stakeholder_reports_to_id_type CHECK (typeof("reports_to_id") IN ('integer', 'null')), 
    CONSTRAINT stakeholder_touch_days_type CHECK (typeof("touch_days") IN ('integer', 'null')), 
    CONSTRAINT stakeholder_touch_on_type CHECK ("touch_on" IS NULL OR "touch_on" IS date("touch_on", '+0 days')), 
    CONSTRAINT stakeholder_relationship_owner_type CHECK (typeof("relationship_owner") IN ('text', 'null')), 
    CONSTRAINT stakeholder_level_now_type CHECK (typeof("level_now") IN ('text', 'null')), 
    CONSTRAINT stakeholder_level_wanted_type CHECK (typeof("level_wanted") IN ('text', 'null')), 
    CONSTRAINT stakeholder_business_agenda_type CHECK (typeof("business_agenda") IN ('text', 'null')), 
    CONSTRAINT stakeholder_personal_agenda_type CHECK (typeof("personal_agenda") IN ('text', 'null')), 
    CONSTRAINT stakeholder_adaptability_type CHECK (typeof("adaptability") IN ('text', 'null')), 
    CONSTRAINT stakeholder_orientation_type CHECK (typeof("orientation") IN ('text', 'null')), 
    CONSTRAINT stakeholder_budget_type CHECK (typeof("budget") IN ('integer', 'null')), 
    CONSTRAINT stakeholder_approval_type CHECK (typeof("approval") IN ('text', 'null')), 
    CONSTRAINT stakeholder_bought_before_type CHECK (typeof("bought_before") IN ('text', 'null')), 
    CONSTRAINT stakeholder_left_on_type CHECK ("left_on" IS NULL OR "left_on" IS date("left_on", '+0 days')), 
    CONSTRAINT stakeholder_private_note_type CHECK (typeof("private_note") IN ('text', 'null')), 
    CONSTRAINT stakeholder_account_id_type CHECK (typeof("account_id") IN ('integer', 'null'))
);

INSERT INTO "new_stakeholder" ("id", "position", "name", "title", "department", "email", "phone", "mobile", "influence", "unit_id", "reports_to_id", "is_vacancy", "is_outside", "touch_days", "touch_on", "relationship_owner", "level_now", "level_wanted", "business_agenda", "personal_agenda", "adaptability", "orientation", "budget", "approval", "bought_before", "left_on", "private_note", "account_id") SELECT "id", "position", "name", "title", "department", "email", "phone", "mobile", "influence", "unit_id", "reports_to_id", "is_vacancy", "is_outside", "touch_days", NULL, "relationship_owner", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, "left_on", "private_note", "account_id" FROM "stakeholder" ORDER BY id;

DELETE FROM sqlite_sequence WHERE name = 'new_stakeholder';

INSERT INTO sqlite_sequence (name, seq) SELECT 'new_stakeholder', seq FROM sqlite_sequence WHERE name = 'stakeholder';

DROP TABLE "stakeholder";

ALTER TABLE "new_stakeholder" RENAME TO "stakeholder";

CREATE INDEX ix_stakeholder_account_id ON stakeholder (account_id);

CREATE INDEX ix_stakeholder_reports_to_id ON stakeholder (reports_to_id);

CREATE INDEX ix_stakeholder_unit_id ON stakeholder (unit_id);

CREATE TABLE relation_line (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    kind VARCHAR(32) NOT NULL, 
    to_id INTEGER NOT NULL, 
    note VARCHAR(20000), 
    from_id INTEGER NOT NULL, 
    UNIQUE (from_id, to_id, kind), 
    CONSTRAINT relation_line_two CHECK (from_id <> to_id), 
    CONSTRAINT linekind CHECK (kind IN ('dotted', 'influence', 'conflict')), 
    FOREIGN KEY(to_id) REFERENCES stakeholder (id) ON DELETE CASCADE, 
    FOREIGN KEY(from_id) REFERENCES stakeholder (id) ON DELETE CASCADE, 
    CONSTRAINT relation_line_kind_type CHECK (typeof("kind") IN ('text', 'null')), 
    CONSTRAINT relation_line_to_id_type CHECK (typeof("to_id") IN ('integer', 'null')), 
    CONSTRAINT relation_line_note_type CHECK (typeof("note") IN ('text', 'null')), 
    CONSTRAINT relation_line_from_id_type CHECK (typeof("from_id") IN ('integer', 'null'))
);

CREATE INDEX ix_relation_line_to_id ON relation_line (to_id);

CREATE TABLE series_person (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    series_id INTEGER NOT NULL, 
    stakeholder_id INTEGER NOT NULL, 
    UNIQUE (series_id, stakeholder_id), 
    FOREIGN KEY(series_id) REFERENCES series (id) ON DELETE CASCADE, 
    FOREIGN KEY(stakeholder_id) REFERENCES stakeholder (id) ON DELETE CASCADE, 
    CONSTRAINT series_person_series_id_type CHECK (typeof("series_id") IN ('integer', 'null')), 
    CONSTRAINT series_person_stakeholder_id_type CHECK (typeof("stakeholder_id") IN ('integer', 'null'))
);

CREATE INDEX ix_series_person_stakeholder_id ON series_person (stakeholder_id);

CREATE TABLE new_action (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    position INTEGER NOT NULL, 
    title VARCHAR(20000) NOT NULL, 
    owner VARCHAR(20000), 
    due DATE, 
    status VARCHAR(32) NOT NULL, 
    done_on DATE, 
    is_milestone BOOLEAN NOT NULL, 
    visibility VARCHAR(32) NOT NULL, 
    note TEXT, 
    account_id INTEGER NOT NULL, 
    objective_id INTEGER, 
    waits_for_id INTEGER, 
    person_id INTEGER, 
    interaction_id INTEGER, 
    CONSTRAINT actionstatus CHECK (status IN ('open', 'doing', 'done', 'dropped')), 
    CONSTRAINT visibility CHECK (visibility IN ('private', 'internal', 'customer')), 
    FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
    FOREIGN KEY(objective_id) REFERENCES objective (id) ON DELETE SET NULL, 
    FOREIGN KEY(waits_for_id) REFERENCES action (id) ON DELETE SET NULL, 
    FOREIGN KEY(person_id) REFERENCES stakeholder (id) ON DELETE SET NULL, 
    FOREIGN KEY(interaction_id) REFERENCES interaction (id) ON DELETE SET NULL, 
    CONSTRAINT action_position_type CHECK (typeof("position") IN ('integer', 'null')), 
    CONSTRAINT action_title_type CHECK (typeof("title") IN ('text', 'null')), 
    CONSTRAINT action_owner_type CHECK (typeof("owner") IN ('text', 'null')), 
    CONSTRAINT action_due_type CHECK ("due" IS NULL OR "due" IS date("due", '+0 days')), 
    CONSTRAINT action_status_type CHECK (typeof("status") IN ('text', 'null')), 
    CONSTRAINT action_done_on_type CHECK ("done_on" IS NULL OR "done_on" IS date("done_on", '+0 days')), 
    CONSTRAINT action_visibility_type CHECK (typeof("visibility") IN ('text', 'null')), 
    CONSTRAINT action_note_type CHECK (typeof("note") IN ('text', 'null')), 
    CONSTRAINT action_account_id_type CHECK (typeof("account_id") IN ('integer', 'null')), 
    CONSTRAINT action_objective_id_type CHECK (typeof("objective_id") IN ('integer', 'null')), 
    CONSTRAINT action_waits_for_id_type CHECK (typeof("waits_for_id") IN ('integer', 'null')), 
    CONSTRAINT action_person_id_type CHECK (typeof("person_id") IN ('integer', 'null')), 
    CONSTRAINT action_interaction_id_type CHECK (typeof("interaction_id") IN ('integer', 'null'))
);

INSERT INTO "new_action" ("id", "position", "title", "owner", "due", "status", "done_on", "is_milestone", "visibility", "note", "account_id", "objective_id", "waits_for_id", "person_id", "interaction_id") SELECT "id", "position", "title", "owner", "due", "status", "done_on", "is_milestone", "visibility", "note", "account_id", "objective_id", "waits_for_id", NULL, NULL FROM "action" ORDER BY id;

DELETE FROM sqlite_sequence WHERE name = 'new_action';

INSERT INTO sqlite_sequence (name, seq) SELECT 'new_action', seq FROM sqlite_sequence WHERE name = 'action';

DROP TABLE "action";

ALTER TABLE "new_action" RENAME TO "action";

CREATE INDEX ix_action_account_id ON action (account_id);

CREATE INDEX ix_action_interaction_id ON action (interaction_id);

CREATE INDEX ix_action_objective_id ON action (objective_id);

CREATE INDEX ix_action_person_id ON action (person_id);

CREATE INDEX ix_action_waits_for_id ON action (waits_for_id);

