CREATE TABLE offering (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    position INTEGER NOT NULL, 
    name VARCHAR(20000) NOT NULL, 
    family VARCHAR(20000), 
    need VARCHAR(20000), 
    proof VARCHAR(20000), 
    note TEXT, 
    CONSTRAINT offering_position_type CHECK (typeof("position") IN ('integer', 'null')), 
    CONSTRAINT offering_name_type CHECK (typeof("name") IN ('text', 'null')), 
    CONSTRAINT offering_family_type CHECK (typeof("family") IN ('text', 'null')), 
    CONSTRAINT offering_need_type CHECK (typeof("need") IN ('text', 'null')), 
    CONSTRAINT offering_proof_type CHECK (typeof("proof") IN ('text', 'null')), 
    CONSTRAINT offering_note_type CHECK (typeof("note") IN ('text', 'null'))
);

CREATE TABLE kpi (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    position INTEGER NOT NULL, 
    name VARCHAR(20000) NOT NULL, 
    unit VARCHAR(20000), 
    direction VARCHAR(32) NOT NULL, 
    target VARCHAR(40), 
    visibility VARCHAR(32) NOT NULL, 
    note TEXT, 
    account_id INTEGER NOT NULL, 
    ready VARCHAR(32), 
    CONSTRAINT direction CHECK (direction IN ('up', 'down')), 
    CONSTRAINT visibility CHECK (visibility IN ('private', 'internal', 'customer')), 
    FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
    CONSTRAINT kpi_position_type CHECK (typeof("position") IN ('integer', 'null')), 
    CONSTRAINT kpi_name_type CHECK (typeof("name") IN ('text', 'null')), 
    CONSTRAINT kpi_unit_type CHECK (typeof("unit") IN ('text', 'null')), 
    CONSTRAINT kpi_direction_type CHECK (typeof("direction") IN ('text', 'null')), 
    CONSTRAINT kpi_target_type CHECK (typeof("target") IN ('text', 'null')), 
    CONSTRAINT kpi_visibility_type CHECK (typeof("visibility") IN ('text', 'null')), 
    CONSTRAINT kpi_note_type CHECK (typeof("note") IN ('text', 'null')), 
    CONSTRAINT kpi_account_id_type CHECK (typeof("account_id") IN ('integer', 'null')), 
    CONSTRAINT kpi_ready_type CHECK (typeof("ready") IN ('text', 'null'))
);

CREATE INDEX ix_kpi_account_id ON kpi (account_id);

CREATE TABLE question (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    position INTEGER NOT NULL, 
    text VARCHAR(20000) NOT NULL, 
    "group" VARCHAR(32) NOT NULL, 
    state VARCHAR(32) NOT NULL, 
    answer VARCHAR(20000), 
    owner VARCHAR(20000), 
    due DATE, 
    visibility VARCHAR(32) NOT NULL, 
    note TEXT, 
    account_id INTEGER NOT NULL, 
    bank VARCHAR(64), 
    CONSTRAINT questiongroup CHECK ("group" IN ('team', 'people', 'trends', 'needs', 'knowledge', 'competitors', 'value', 'else')), 
    CONSTRAINT answerstate CHECK (state IN ('open', 'answered', 'not_applicable')), 
    CONSTRAINT visibility CHECK (visibility IN ('private', 'internal', 'customer')), 
    FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
    CONSTRAINT question_position_type CHECK (typeof("position") IN ('integer', 'null')), 
    CONSTRAINT question_text_type CHECK (typeof("text") IN ('text', 'null')), 
    CONSTRAINT question_group_type CHECK (typeof("group") IN ('text', 'null')), 
    CONSTRAINT question_state_type CHECK (typeof("state") IN ('text', 'null')), 
    CONSTRAINT question_answer_type CHECK (typeof("answer") IN ('text', 'null')), 
    CONSTRAINT question_owner_type CHECK (typeof("owner") IN ('text', 'null')), 
    CONSTRAINT question_due_type CHECK ("due" IS NULL OR "due" IS date("due", '+0 days')), 
    CONSTRAINT question_visibility_type CHECK (typeof("visibility") IN ('text', 'null')), 
    CONSTRAINT question_note_type CHECK (typeof("note") IN ('text', 'null')), 
    CONSTRAINT question_account_id_type CHECK (typeof("account_id") IN ('integer', 'null')), 
    CONSTRAINT question_bank_type CHECK (typeof("bank") IN ('text', 'null'))
);

CREATE INDEX ix_question_account_id ON question (account_id);

CREATE TABLE revenue_target (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    position INTEGER NOT NULL, 
    name VARCHAR(20000) NOT NULL, 
    starts DATE, 
    ends DATE, 
    amount INTEGER, 
    visibility VARCHAR(32) NOT NULL, 
    note TEXT, 
    account_id INTEGER NOT NULL, 
    CONSTRAINT visibility CHECK (visibility IN ('private', 'internal', 'customer')), 
    FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
    CONSTRAINT revenue_target_position_type CHECK (typeof("position") IN ('integer', 'null')), 
    CONSTRAINT revenue_target_name_type CHECK (typeof("name") IN ('text', 'null')), 
    CONSTRAINT revenue_target_starts_type CHECK ("starts" IS NULL OR "starts" IS date("starts", '+0 days')), 
    CONSTRAINT revenue_target_ends_type CHECK ("ends" IS NULL OR "ends" IS date("ends", '+0 days')), 
    CONSTRAINT revenue_target_amount_type CHECK (typeof("amount") IN ('integer', 'null')), 
    CONSTRAINT revenue_target_visibility_type CHECK (typeof("visibility") IN ('text', 'null')), 
    CONSTRAINT revenue_target_note_type CHECK (typeof("note") IN ('text', 'null')), 
    CONSTRAINT revenue_target_account_id_type CHECK (typeof("account_id") IN ('integer', 'null'))
);

CREATE INDEX ix_revenue_target_account_id ON revenue_target (account_id);

CREATE TABLE new_service_case (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    position INTEGER DEFAULT '0' NOT NULL, 
    number VARCHAR(20000) NOT NULL, 
    subject VARCHAR(20000), 
    priority VARCHAR(32), 
    status VARCHAR(32) NOT NULL, 
    source_status VARCHAR(20000), 
    opened DATE, 
    updated DATE, 
    closed DATE, 
    raised_on DATE, 
    visibility VARCHAR(32) DEFAULT 'internal' NOT NULL, 
    note TEXT, 
    account_id INTEGER NOT NULL, 
    CONSTRAINT casepriority CHECK (priority IN ('low', 'medium', 'high', 'critical')), 
    CONSTRAINT casestatus CHECK (status IN ('open', 'waiting', 'done')), 
    CONSTRAINT visibility CHECK (visibility IN ('private', 'internal', 'customer')), 
    FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
    CONSTRAINT service_case_position_type CHECK (typeof("position") IN ('integer', 'null')), 
    CONSTRAINT service_case_number_type CHECK (typeof("number") IN ('text', 'null')), 
    CONSTRAINT service_case_subject_type CHECK (typeof("subject") IN ('text', 'null')), 
    CONSTRAINT service_case_priority_type CHECK (typeof("priority") IN ('text', 'null')), 
    CONSTRAINT service_case_status_type CHECK (typeof("status") IN ('text', 'null')), 
    CONSTRAINT service_case_source_status_type CHECK (typeof("source_status") IN ('text', 'null')), 
    CONSTRAINT service_case_opened_type CHECK ("opened" IS NULL OR "opened" IS date("opened", '+0 days')), 
    CONSTRAINT service_case_updated_type CHECK ("updated" IS NULL OR "updated" IS date("updated", '+0 days')), 
    CONSTRAINT service_case_closed_type CHECK ("closed" IS NULL OR "closed" IS date("closed", '+0 days')), 
    CONSTRAINT service_case_raised_on_type CHECK ("raised_on" IS NULL OR "raised_on" IS date("raised_on", '+0 days')), 
    CONSTRAINT service_case_visibility_type CHECK (typeof("visibility") IN ('text', 'null')), 
    CONSTRAINT service_case_note_type CHECK (typeof("note") IN ('text', 'null')), 
    CONSTRAINT service_case_account_id_type CHECK (typeof("account_id") IN ('integer', 'null'))
);

INSERT INTO "new_service_case" ("id", "position", "number", "subject", "priority", "status", "source_status", "opened", "updated", "closed", "raised_on", "visibility", "note", "account_id") SELECT "id", 0, "number", "subject", "priority", "status", "source_status", "opened", "updated", "closed", "raised_on", 'internal', NULL, "account_id" FROM "service_case" ORDER BY id;

DELETE FROM sqlite_sequence WHERE name = 'new_service_case';

INSERT INTO sqlite_sequence (name, seq) SELECT 'new_service_case', seq FROM sqlite_sequence WHERE name = 'service_case';

DROP TABLE "service_case";

ALTER TABLE "new_service_case" RENAME TO "service_case";

CREATE INDEX ix_service_case_account_id ON service_case (account_id);

CREATE TABLE team_member (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    position INTEGER NOT NULL, 
    name VARCHAR(20000) NOT NULL, 
    role VARCHAR(32), 
    skills VARCHAR(20000), 
    contact VARCHAR(20000), 
    visibility VARCHAR(32) NOT NULL, 
    note TEXT, 
    account_id INTEGER NOT NULL, 
    CONSTRAINT teamrole CHECK (role IN ('technical_expert', 'relationship_lead', 'collaborator', 'project_manager', 'innovator', 'results_driver', 'executive_sponsor', 'other')), 
    CONSTRAINT visibility CHECK (visibility IN ('private', 'internal', 'customer')), 
    FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
    CONSTRAINT team_member_position_type CHECK (typeof("position") IN ('integer', 'null')), 
    CONSTRAINT team_member_name_type CHECK (typeof("name") IN ('text', 'null')), 
    CONSTRAINT team_member_role_type CHECK (typeof("role") IN ('text', 'null')), 
    CONSTRAINT team_member_skills_type CHECK (typeof("skills") IN ('text', 'null')), 
    CONSTRAINT team_member_contact_type CHECK (typeof("contact") IN ('text', 'null')), 
    CONSTRAINT team_member_visibility_type CHECK (typeof("visibility") IN ('text', 'null')), 
    CONSTRAINT team_member_note_type CHECK (typeof("note") IN ('text', 'null')), 
    CONSTRAINT team_member_account_id_type CHECK (typeof("account_id") IN ('integer', 'null'))
);

CREATE INDEX ix_team_member_account_id ON team_member (account_id);

CREATE TABLE kpi_reading (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    kpi_id INTEGER NOT NULL, 
    day DATE NOT NULL, 
    value VARCHAR(40) NOT NULL, 
    FOREIGN KEY(kpi_id) REFERENCES kpi (id) ON DELETE CASCADE, 
    CONSTRAINT kpi_reading_kpi_id_type CHECK (typeof("kpi_id") IN ('integer', 'null')), 
    CONSTRAINT kpi_reading_day_type CHECK ("day" IS NULL OR "day" IS date("day", '+0 days')), 
    CONSTRAINT kpi_reading_value_type CHECK (typeof("value") IN ('text', 'null'))
);

CREATE INDEX ix_kpi_reading_kpi_id ON kpi_reading (kpi_id);

CREATE TABLE lesson (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    position INTEGER NOT NULL, 
    text VARCHAR(20000) NOT NULL, 
    day DATE, 
    visibility VARCHAR(32) NOT NULL, 
    note TEXT, 
    plan_id INTEGER NOT NULL, 
    CONSTRAINT visibility CHECK (visibility IN ('private', 'internal', 'customer')), 
    FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE, 
    CONSTRAINT lesson_position_type CHECK (typeof("position") IN ('integer', 'null')), 
    CONSTRAINT lesson_text_type CHECK (typeof("text") IN ('text', 'null')), 
    CONSTRAINT lesson_day_type CHECK ("day" IS NULL OR "day" IS date("day", '+0 days')), 
    CONSTRAINT lesson_visibility_type CHECK (typeof("visibility") IN ('text', 'null')), 
    CONSTRAINT lesson_note_type CHECK (typeof("note") IN ('text', 'null')), 
    CONSTRAINT lesson_plan_id_type CHECK (typeof("plan_id") IN ('integer', 'null'))
);

CREATE INDEX ix_lesson_plan_id ON lesson (plan_id);

CREATE TABLE new_opportunity (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    position INTEGER NOT NULL, 
    name VARCHAR(20000) NOT NULL, 
    amount INTEGER, 
    currency VARCHAR(20000), 
    probability INTEGER, 
    unit_id INTEGER, 
    offering_id INTEGER, 
    expected_close DATE, 
    owner VARCHAR(20000), 
    reason_lost VARCHAR(20000), 
    source VARCHAR(20000), 
    visibility VARCHAR(32) NOT NULL, 
    note TEXT, 
    account_id INTEGER NOT NULL, 
    FOREIGN KEY(unit_id) REFERENCES business_unit (id) ON DELETE SET NULL, 
    FOREIGN KEY(offering_id) REFERENCES offering (id) ON DELETE SET NULL, 
    CONSTRAINT visibility CHECK (visibility IN ('private', 'internal', 'customer')), 
    FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
    CONSTRAINT opportunity_position_type CHECK (typeof("position") IN ('integer', 'null')), 
    CONSTRAINT opportunity_name_type CHECK (typeof("name") IN ('text', 'null')), 
    CONSTRAINT opportunity_amount_type CHECK (typeof("amount") IN ('integer', 'null')), 
    CONSTRAINT opportunity_currency_type CHECK (typeof("currency") IN ('text', 'null')), 
    CONSTRAINT opportunity_probability_type CHECK (typeof("probability") IN ('integer', 'null')), 
    CONSTRAINT opportunity_unit_id_type CHECK (typeof("unit_id") IN ('integer', 'null')), 
    CONSTRAINT opportunity_offering_id_type CHECK (typeof("offering_id") IN ('integer', 'null')), 
    CONSTRAINT opportunity_expected_close_type CHECK ("expected_close" IS NULL OR "expected_close" IS date("expected_close", '+0 days')), 
    CONSTRAINT opportunity_owner_type CHECK (typeof("owner") IN ('text', 'null')), 
    CONSTRAINT opportunity_reason_lost_type CHECK (typeof("reason_lost") IN ('text', 'null')), 
    CONSTRAINT opportunity_source_type CHECK (typeof("source") IN ('text', 'null')), 
    CONSTRAINT opportunity_visibility_type CHECK (typeof("visibility") IN ('text', 'null')), 
    CONSTRAINT opportunity_note_type CHECK (typeof("note") IN ('text', 'null')), 
    CONSTRAINT opportunity_account_id_type CHECK (typeof("account_id") IN ('integer', 'null'))
);

INSERT INTO "new_opportunity" ("id", "position", "name", "amount", "currency", "probability", "unit_id", "offering_id", "expected_close", "owner", "reason_lost", "source", "visibility", "note", "account_id") SELECT "id", "position", "name", "amount", "currency", "probability", "unit_id", NULL, "expected_close", "owner", "reason_lost", "source", "visibility", "note", "account_id" FROM "opportunity" ORDER BY id;

DELETE FROM sqlite_sequence WHERE name = 'new_opportunity';

INSERT INTO sqlite_sequence (name, seq) SELECT 'new_opportunity', seq FROM sqlite_sequence WHERE name = 'opportunity';

DROP TABLE "opportunity";

ALTER TABLE "new_opportunity" RENAME TO "opportunity";

CREATE INDEX ix_opportunity_account_id ON opportunity (account_id);

CREATE INDEX ix_opportunity_offering_id ON opportunity (offering_id);

CREATE INDEX ix_opportunity_unit_id ON opportunity (unit_id);

CREATE TABLE plan_review (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    position INTEGER NOT NULL, 
    text VARCHAR(20000) NOT NULL, 
    day DATE, 
    who VARCHAR(20000), 
    next_day DATE, 
    visibility VARCHAR(32) NOT NULL, 
    note TEXT, 
    plan_id INTEGER NOT NULL, 
    CONSTRAINT visibility CHECK (visibility IN ('private', 'internal', 'customer')), 
    FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE, 
    CONSTRAINT plan_review_position_type CHECK (typeof("position") IN ('integer', 'null')), 
    CONSTRAINT plan_review_text_type CHECK (typeof("text") IN ('text', 'null')), 
    CONSTRAINT plan_review_day_type CHECK ("day" IS NULL OR "day" IS date("day", '+0 days')), 
    CONSTRAINT plan_review_who_type CHECK (typeof("who") IN ('text', 'null')), 
    CONSTRAINT plan_review_next_day_type CHECK ("next_day" IS NULL OR "next_day" IS date("next_day", '+0 days')), 
    CONSTRAINT plan_review_visibility_type CHECK (typeof("visibility") IN ('text', 'null')), 
    CONSTRAINT plan_review_note_type CHECK (typeof("note") IN ('text', 'null')), 
    CONSTRAINT plan_review_plan_id_type CHECK (typeof("plan_id") IN ('integer', 'null'))
);

CREATE INDEX ix_plan_review_plan_id ON plan_review (plan_id);

CREATE TABLE sign_off (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    name VARCHAR(20000) NOT NULL, 
    role VARCHAR(20000), 
    day DATE NOT NULL, 
    note TEXT, 
    plan_id INTEGER NOT NULL, 
    step INTEGER NOT NULL, 
    text TEXT NOT NULL, 
    FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE, 
    CONSTRAINT sign_off_name_type CHECK (typeof("name") IN ('text', 'null')), 
    CONSTRAINT sign_off_role_type CHECK (typeof("role") IN ('text', 'null')), 
    CONSTRAINT sign_off_day_type CHECK ("day" IS NULL OR "day" IS date("day", '+0 days')), 
    CONSTRAINT sign_off_note_type CHECK (typeof("note") IN ('text', 'null')), 
    CONSTRAINT sign_off_plan_id_type CHECK (typeof("plan_id") IN ('integer', 'null')), 
    CONSTRAINT sign_off_step_type CHECK (typeof("step") IN ('integer', 'null')), 
    CONSTRAINT sign_off_text_type CHECK (typeof("text") IN ('text', 'null'))
);

CREATE INDEX ix_sign_off_plan_id ON sign_off (plan_id);

CREATE TABLE competitor (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    position INTEGER NOT NULL, 
    name VARCHAR(20000) NOT NULL, 
    strengths VARCHAR(20000), 
    weaknesses VARCHAR(20000), 
    installed VARCHAR(20000), 
    contract_end DATE, 
    visibility VARCHAR(32) NOT NULL, 
    note TEXT, 
    account_id INTEGER NOT NULL, 
    champion_id INTEGER, 
    CONSTRAINT visibility CHECK (visibility IN ('private', 'internal', 'customer')), 
    FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
    FOREIGN KEY(champion_id) REFERENCES stakeholder (id) ON DELETE SET NULL, 
    CONSTRAINT competitor_position_type CHECK (typeof("position") IN ('integer', 'null')), 
    CONSTRAINT competitor_name_type CHECK (typeof("name") IN ('text', 'null')), 
    CONSTRAINT competitor_strengths_type CHECK (typeof("strengths") IN ('text', 'null')), 
    CONSTRAINT competitor_weaknesses_type CHECK (typeof("weaknesses") IN ('text', 'null')), 
    CONSTRAINT competitor_installed_type CHECK (typeof("installed") IN ('text', 'null')), 
    CONSTRAINT competitor_contract_end_type CHECK ("contract_end" IS NULL OR "contract_end" IS date("contract_end", '+0 days')), 
    CONSTRAINT competitor_visibility_type CHECK (typeof("visibility") IN ('text', 'null')), 
    CONSTRAINT competitor_note_type CHECK (typeof("note") IN ('text', 'null')), 
    CONSTRAINT competitor_account_id_type CHECK (typeof("account_id") IN ('integer', 'null')), 
    CONSTRAINT competitor_champion_id_type CHECK (typeof("champion_id") IN ('integer', 'null'))
);

CREATE INDEX ix_competitor_account_id ON competitor (account_id);

CREATE INDEX ix_competitor_champion_id ON competitor (champion_id);

CREATE TABLE idea (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    position INTEGER NOT NULL, 
    title VARCHAR(20000) NOT NULL, 
    day DATE, 
    channel VARCHAR(32), 
    outcome VARCHAR(32), 
    visibility VARCHAR(32) NOT NULL, 
    note TEXT, 
    account_id INTEGER NOT NULL, 
    person_id INTEGER, 
    CONSTRAINT channel CHECK (channel IN ('meeting', 'call', 'email', 'note', 'article')), 
    CONSTRAINT ideaoutcome CHECK (outcome IN ('sent', 'interested', 'opportunity', 'no')), 
    CONSTRAINT visibility CHECK (visibility IN ('private', 'internal', 'customer')), 
    FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
    FOREIGN KEY(person_id) REFERENCES stakeholder (id) ON DELETE SET NULL, 
    CONSTRAINT idea_position_type CHECK (typeof("position") IN ('integer', 'null')), 
    CONSTRAINT idea_title_type CHECK (typeof("title") IN ('text', 'null')), 
    CONSTRAINT idea_day_type CHECK ("day" IS NULL OR "day" IS date("day", '+0 days')), 
    CONSTRAINT idea_channel_type CHECK (typeof("channel") IN ('text', 'null')), 
    CONSTRAINT idea_outcome_type CHECK (typeof("outcome") IN ('text', 'null')), 
    CONSTRAINT idea_visibility_type CHECK (typeof("visibility") IN ('text', 'null')), 
    CONSTRAINT idea_note_type CHECK (typeof("note") IN ('text', 'null')), 
    CONSTRAINT idea_account_id_type CHECK (typeof("account_id") IN ('integer', 'null')), 
    CONSTRAINT idea_person_id_type CHECK (typeof("person_id") IN ('integer', 'null'))
);

CREATE INDEX ix_idea_account_id ON idea (account_id);

CREATE INDEX ix_idea_person_id ON idea (person_id);

CREATE TABLE value_delivered (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    position INTEGER NOT NULL, 
    text VARCHAR(20000) NOT NULL, 
    day DATE, 
    worth INTEGER, 
    visibility VARCHAR(32) NOT NULL, 
    note TEXT, 
    account_id INTEGER NOT NULL, 
    confirmed_by_id INTEGER, 
    CONSTRAINT visibility CHECK (visibility IN ('private', 'internal', 'customer')), 
    FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
    FOREIGN KEY(confirmed_by_id) REFERENCES stakeholder (id) ON DELETE SET NULL, 
    CONSTRAINT value_delivered_position_type CHECK (typeof("position") IN ('integer', 'null')), 
    CONSTRAINT value_delivered_text_type CHECK (typeof("text") IN ('text', 'null')), 
    CONSTRAINT value_delivered_day_type CHECK ("day" IS NULL OR "day" IS date("day", '+0 days')), 
    CONSTRAINT value_delivered_worth_type CHECK (typeof("worth") IN ('integer', 'null')), 
    CONSTRAINT value_delivered_visibility_type CHECK (typeof("visibility") IN ('text', 'null')), 
    CONSTRAINT value_delivered_note_type CHECK (typeof("note") IN ('text', 'null')), 
    CONSTRAINT value_delivered_account_id_type CHECK (typeof("account_id") IN ('integer', 'null')), 
    CONSTRAINT value_delivered_confirmed_by_id_type CHECK (typeof("confirmed_by_id") IN ('integer', 'null'))
);

CREATE INDEX ix_value_delivered_account_id ON value_delivered (account_id);

CREATE INDEX ix_value_delivered_confirmed_by_id ON value_delivered (confirmed_by_id);

CREATE TABLE new_objective (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    position INTEGER NOT NULL, 
    text VARCHAR(20000) NOT NULL, 
    measure VARCHAR(32) NOT NULL, 
    start_value VARCHAR(40), 
    target_value VARCHAR(40), 
    now_value VARCHAR(40), 
    horizon VARCHAR(32), 
    owner VARCHAR(20000), 
    due DATE, 
    visibility VARCHAR(32) NOT NULL, 
    note TEXT, 
    person_id INTEGER, 
    fact_id INTEGER, 
    opportunity_id INTEGER, 
    goal_id INTEGER NOT NULL, 
    CONSTRAINT measure CHECK (measure IN ('number', 'percent', 'money', 'yes_no')), 
    CONSTRAINT horizon CHECK (horizon IN ('short', 'mid', 'long')), 
    CONSTRAINT visibility CHECK (visibility IN ('private', 'internal', 'customer')), 
    FOREIGN KEY(person_id) REFERENCES stakeholder (id) ON DELETE SET NULL, 
    FOREIGN KEY(fact_id) REFERENCES fact (id) ON DELETE SET NULL, 
    FOREIGN KEY(opportunity_id) REFERENCES opportunity (id) ON DELETE SET NULL, 
    FOREIGN KEY(goal_id) REFERENCES goal (id) ON DELETE CASCADE, 
    CONSTRAINT objective_position_type CHECK (typeof("position") IN ('integer', 'null')), 
    CONSTRAINT objective_text_type CHECK (typeof("text") IN ('text', 'null')), 
    CONSTRAINT objective_measure_type CHECK (typeof("measure") IN ('text', 'null')), 
    CONSTRAINT objective_start_value_type CHECK (typeof("start_value") IN ('text', 'null')), 
    CONSTRAINT objective_target_value_type CHECK (typeof("target_value") IN ('text', 'null')), 
    CONSTRAINT objective_now_value_type CHECK (typeof("now_value") IN ('text', 'null')), 
    CONSTRAINT objective_horizon_type CHECK (typeof("horizon") IN ('text', 'null')), 
    CONSTRAINT objective_owner_type CHECK (typeof("owner") IN ('text', 'null')), 
    CONSTRAINT objective_due_type CHECK ("due" IS NULL OR "due" IS date("due", '+0 days')), 
    CONSTRAINT objective_visibility_type CHECK (typeof("visibility") IN ('text', 'null')), 
    CONSTRAINT objective_note_type CHECK (typeof("note") IN ('text', 'null')), 
    CONSTRAINT objective_person_id_type CHECK (typeof("person_id") IN ('integer', 'null')), 
    CONSTRAINT objective_fact_id_type CHECK (typeof("fact_id") IN ('integer', 'null')), 
    CONSTRAINT objective_opportunity_id_type CHECK (typeof("opportunity_id") IN ('integer', 'null')), 
    CONSTRAINT objective_goal_id_type CHECK (typeof("goal_id") IN ('integer', 'null'))
);

INSERT INTO "new_objective" ("id", "position", "text", "measure", "start_value", "target_value", "now_value", "horizon", "owner", "due", "visibility", "note", "person_id", "fact_id", "opportunity_id", "goal_id") SELECT "id", "position", "text", "measure", "start_value", "target_value", "now_value", "horizon", "owner", "due", "visibility", "note", NULL, NULL, NULL, "goal_id" FROM "objective" ORDER BY id;

DELETE FROM sqlite_sequence WHERE name = 'new_objective';

INSERT INTO sqlite_sequence (name, seq) SELECT 'new_objective', seq FROM sqlite_sequence WHERE name = 'objective';

DROP TABLE "objective";

ALTER TABLE "new_objective" RENAME TO "objective";

CREATE INDEX ix_objective_fact_id ON objective (fact_id);

CREATE INDEX ix_objective_goal_id ON objective (goal_id);

CREATE INDEX ix_objective_opportunity_id ON objective (opportunity_id);

CREATE INDEX ix_objective_person_id ON objective (person_id);

CREATE TABLE white_space (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    state VARCHAR(32) NOT NULL, 
    market_value INTEGER, 
    our_share INTEGER, 
    contract_end DATE, 
    is_early VARCHAR(32), 
    fits VARCHAR(32), 
    is_beaten VARCHAR(32), 
    by_partner VARCHAR(32), 
    note TEXT, 
    unit_id INTEGER NOT NULL, 
    offering_id INTEGER NOT NULL, 
    competitor_id INTEGER, 
    UNIQUE (unit_id, offering_id), 
    CONSTRAINT cellstate CHECK (state IN ('unknown', 'not_applicable', 'in_house', 'competitor', 'partner', 'ours', 'opportunity', 'idea', 'lost')), 
    CONSTRAINT fit CHECK (is_early IN ('yes', 'partly', 'no')), 
    CONSTRAINT fit CHECK (fits IN ('yes', 'partly', 'no')), 
    CONSTRAINT fit CHECK (is_beaten IN ('yes', 'partly', 'no')), 
    CONSTRAINT fit CHECK (by_partner IN ('yes', 'partly', 'no')), 
    FOREIGN KEY(unit_id) REFERENCES business_unit (id) ON DELETE CASCADE, 
    FOREIGN KEY(offering_id) REFERENCES offering (id) ON DELETE CASCADE, 
    FOREIGN KEY(competitor_id) REFERENCES competitor (id) ON DELETE SET NULL, 
    CONSTRAINT white_space_state_type CHECK (typeof("state") IN ('text', 'null')), 
    CONSTRAINT white_space_market_value_type CHECK (typeof("market_value") IN ('integer', 'null')), 
    CONSTRAINT white_space_our_share_type CHECK (typeof("our_share") IN ('integer', 'null')), 
    CONSTRAINT white_space_contract_end_type CHECK ("contract_end" IS NULL OR "contract_end" IS date("contract_end", '+0 days')), 
    CONSTRAINT white_space_is_early_type CHECK (typeof("is_early") IN ('text', 'null')), 
    CONSTRAINT white_space_fits_type CHECK (typeof("fits") IN ('text', 'null')), 
    CONSTRAINT white_space_is_beaten_type CHECK (typeof("is_beaten") IN ('text', 'null')), 
    CONSTRAINT white_space_by_partner_type CHECK (typeof("by_partner") IN ('text', 'null')), 
    CONSTRAINT white_space_note_type CHECK (typeof("note") IN ('text', 'null')), 
    CONSTRAINT white_space_unit_id_type CHECK (typeof("unit_id") IN ('integer', 'null')), 
    CONSTRAINT white_space_offering_id_type CHECK (typeof("offering_id") IN ('integer', 'null')), 
    CONSTRAINT white_space_competitor_id_type CHECK (typeof("competitor_id") IN ('integer', 'null'))
);

CREATE INDEX ix_white_space_competitor_id ON white_space (competitor_id);

CREATE INDEX ix_white_space_offering_id ON white_space (offering_id);

CREATE TABLE finding (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
    position INTEGER NOT NULL, 
    text VARCHAR(20000) NOT NULL, 
    kind VARCHAR(32) NOT NULL, 
    visibility VARCHAR(32) NOT NULL, 
    note TEXT, 
    plan_id INTEGER NOT NULL, 
    objective_id INTEGER, 
    CONSTRAINT findingkind CHECK (kind IN ('strength', 'weakness', 'opportunity', 'threat', 'obstacle', 'objection', 'red_flag')), 
    CONSTRAINT visibility CHECK (visibility IN ('private', 'internal', 'customer')), 
    FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE, 
    FOREIGN KEY(objective_id) REFERENCES objective (id) ON DELETE SET NULL, 
    CONSTRAINT finding_position_type CHECK (typeof("position") IN ('integer', 'null')), 
    CONSTRAINT finding_text_type CHECK (typeof("text") IN ('text', 'null')), 
    CONSTRAINT finding_kind_type CHECK (typeof("kind") IN ('text', 'null')), 
    CONSTRAINT finding_visibility_type CHECK (typeof("visibility") IN ('text', 'null')), 
    CONSTRAINT finding_note_type CHECK (typeof("note") IN ('text', 'null')), 
    CONSTRAINT finding_plan_id_type CHECK (typeof("plan_id") IN ('integer', 'null')), 
    CONSTRAINT finding_objective_id_type CHECK (typeof("objective_id") IN ('integer', 'null'))
);

CREATE INDEX ix_finding_objective_id ON finding (objective_id);

CREATE INDEX ix_finding_plan_id ON finding (plan_id);

