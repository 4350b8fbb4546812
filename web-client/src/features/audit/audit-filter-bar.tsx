import { Group, MultiSelect, Select, TextInput } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { useDebouncedCallback, useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { usePeople } from '@/lib/people';
import { EVENTS, OPERATOR_ACTIONS, type AuditFilter } from './audit-filter';
import '@mantine/dates/styles.layer.css';

const WHAT = [
  { group: 'Changes', items: EVENTS },
  { group: 'Operator actions', items: OPERATOR_ACTIONS },
];

interface AuditFilterBarProps {
  filter: AuditFilter;
  onChange: (next: Record<string, string | string[] | null>) => void;
}

export function AuditFilterBar({ filter, onChange }: AuditFilterBarProps) {
  const [search, setSearch] = useState('');
  const [q] = useDebouncedValue(search.trim(), 200);
  const people = usePeople(q);
  const later = useDebouncedCallback(onChange, 300);
  const options = (people.data?.content ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const known = filter.actor === null || options.some(({ value }) => value === filter.actor);
  return (
    <Group gap="xs" align="flex-end" role="search" aria-label="Filter the audit trail">
      <Select
        label="Who"
        placeholder="Anyone"
        size="xs"
        w={150}
        searchable
        clearable
        data={known ? options : [...options, { value: filter.actor ?? '', label: 'Chosen person' }]}
        value={filter.actor}
        onSearchChange={setSearch}
        onChange={(actor) => {
          onChange({ actor });
        }}
      />
      <MultiSelect
        label="What"
        placeholder={filter.type.length === 0 ? 'Any event' : undefined}
        size="xs"
        miw={180}
        maw={360}
        searchable
        clearable
        data={WHAT}
        value={filter.type}
        onChange={(type) => {
          onChange({ type });
        }}
      />
      <DateTimePicker
        label="From"
        placeholder="The beginning"
        size="xs"
        w={160}
        clearable
        value={filter.from}
        onChange={(from) => {
          onChange({ from });
        }}
      />
      <DateTimePicker
        label="Until"
        placeholder="Now"
        size="xs"
        w={160}
        clearable
        value={filter.to}
        onChange={(to) => {
          onChange({ to });
        }}
      />
      <TextInput
        label="Project id"
        size="xs"
        w={150}
        defaultValue={filter.projectId}
        onChange={(event) => {
          later({ projectId: event.currentTarget.value.trim() });
        }}
      />
      <TextInput
        label="Task, project or user id"
        size="xs"
        w={180}
        defaultValue={filter.aggregateId}
        onChange={(event) => {
          later({ aggregateId: event.currentTarget.value.trim() });
        }}
      />
    </Group>
  );
}
