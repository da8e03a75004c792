-- Background work: the table of db-scheduler (its documented layout), shared by all processes of an installation.
create schema installation;

create table installation.scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    state                text,
    primary key (task_name, task_instance)
);

create index tasks_by_time on installation.scheduled_tasks (execution_time);
create index tasks_by_heartbeat on installation.scheduled_tasks (last_heartbeat);
