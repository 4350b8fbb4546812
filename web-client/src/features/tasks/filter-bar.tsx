import { Button, Group, MultiSelect, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFilterOff, IconSearch } from '@tabler/icons-react';
import { PRIORITIES, STATUSES } from '@/lib/task-words';
import { DUES, isNarrowed, SORTS, type TaskFilter } from './data/task-filter';
import classes from './filter-bar.module.css';

interface FilterBarProps {
  filter: TaskFilter;
  view: 'board' | 'list';
  people: readonly { userId: string; name: string }[];
  onChange: (next: Record<string, string | string[] | null>) => void;
}

export function FilterBar({ filter, view, people, onChange }: FilterBarProps) {
  const search = useDebouncedCallback((q: string) => {
    onChange({ q: q.trim() });
  }, 250);
  const narrowed = isNarrowed(filter);
  return (
    <Group gap="xs" role="search" aria-label="Filter tasks" className={classes.bar}>
      <TextInput
        key={narrowed ? 'q' : 'cleared'}
        aria-label="Search in titles"
        placeholder="Search"
        type="search"
        size="xs"
        leftSection={<IconSearch size={14} aria-hidden />}
        w={160}
        defaultValue={filter.q}
        onChange={(event) => {
          search(event.currentTarget.value);
        }}
      />
      {view === 'list' && (
        <MultiSelect
          aria-label="Status"
          placeholder={filter.status.length === 0 ? 'Any status' : undefined}
          size="xs"
          w={150}
          data={STATUSES}
          value={filter.status}
          onChange={(status) => {
            onChange({ status });
          }}
          clearable
        />
      )}
      <MultiSelect
        aria-label="Priority"
        placeholder={filter.priority.length === 0 ? 'Any priority' : undefined}
        size="xs"
        w={150}
        data={PRIORITIES}
        value={filter.priority}
        onChange={(priority) => {
          onChange({ priority });
        }}
        clearable
      />
      <Select
        aria-label="Assignee"
        placeholder="Anyone"
        size="xs"
        w={140}
        searchable
        clearable
        data={[
          { value: 'me', label: 'Me' },
          { value: 'none', label: 'Nobody' },
          ...people.map(({ userId, name }) => ({ value: userId, label: name })),
        ]}
        value={filter.assignee}
        onChange={(assignee) => {
          onChange({ assignee });
        }}
      />
      <Select
        aria-label="Due"
        placeholder="Due any time"
        size="xs"
        w={130}
        clearable
        data={DUES}
        value={filter.due}
        onChange={(due) => {
          onChange({ due });
        }}
      />
      <LabelFilter
        key={filter.label ?? ''}
        label={filter.label}
        onChange={(label) => {
          onChange({ label });
        }}
      />
      <Select
        aria-label="Order"
        size="xs"
        w={140}
        allowDeselect={false}
        data={
          SORTS.some(({ value }) => value === filter.sort)
            ? SORTS
            : [...SORTS, { value: filter.sort, label: 'By column' }]
        }
        value={filter.sort}
        onChange={(sort) => {
          onChange({ sort });
        }}
      />
      {narrowed && (
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconFilterOff size={14} aria-hidden />}
          onClick={() => {
            onChange({
              q: null,
              status: null,
              priority: null,
              assignee: null,
              due: null,
              label: null,
            });
          }}
        >
          Clear filters
        </Button>
      )}
    </Group>
  );
}

function LabelFilter({
  label,
  onChange,
}: {
  label: string | null;
  onChange: (label: string | null) => void;
}) {
  return (
    <TextInput
      aria-label="Label"
      placeholder="Any label"
      size="xs"
      w={120}
      defaultValue={label ?? ''}
      onBlur={(event) => {
        onChange(event.currentTarget.value.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onChange(event.currentTarget.value.trim());
      }}
    />
  );
}
