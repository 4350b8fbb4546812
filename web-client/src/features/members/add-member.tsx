import { Button, Group, Select, type ComboboxItem } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState, type SyntheticEvent } from 'react';
import type { Role } from '@/lib/api/types';
import { isolated } from '@/lib/isolated';
import { notifyDone, notifyFailed } from '@/lib/ui/notify';
import { useSetRole } from './change-member';
import { ROLES } from './roles';
import type { NamedMember } from './use-members';
import { usePeople } from '@/lib/people';

export function AddMember({ projectId, members }: { projectId: string; members: NamedMember[] }) {
  const [search, setSearch] = useState('');
  const [person, setPerson] = useState<ComboboxItem | null>(null);
  const [role, setRole] = useState<Role>('EDITOR');
  const [q] = useDebouncedValue(search.trim(), 200);
  const people = usePeople(q);
  const setMemberRole = useSetRole(projectId);
  const already = new Set(members.map((member) => member.userId));
  const found: ComboboxItem[] = (people.data?.content ?? [])
    .filter(({ id }) => !already.has(id))
    .map(({ id, name }) => ({ value: id, label: name }));
  // Whoever was found by the id is not found by the name that then stands in the field.
  const isFound = person === null || found.some(({ value }) => value === person.value);
  const options = isFound ? found : [...found, person];
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (person === null) {
      return;
    }
    setMemberRole.mutate(
      { userId: person.value, role },
      {
        onSuccess: () => {
          notifyDone(`${isolated(person.label)} is now in the project.`);
          setPerson(null);
          setSearch('');
        },
        onError: (error) => {
          notifyFailed(`${isolated(person.label)} was not added`, error);
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="sm">
        <Select
          label="Add someone"
          placeholder="Type a name or an id"
          searchable
          data={options}
          value={person?.value ?? null}
          onChange={(value, option) => {
            setPerson(value === null ? null : option);
          }}
          searchValue={search}
          onSearchChange={setSearch}
          // The server has searched already.
          filter={({ options: found }) => found}
          nothingFoundMessage="Nobody else of that name is in a project of yours. Others are found by their id, which they can copy in the menu of their account."
          flex="1 1 200px"
          maw={320}
        />
        <Select
          label="Role"
          data={ROLES}
          value={role}
          allowDeselect={false}
          onChange={(value) => {
            if (value !== null) setRole(value);
          }}
          w={120}
        />
        <Button type="submit" disabled={person === null} loading={setMemberRole.isPending}>
          Add
        </Button>
      </Group>
    </form>
  );
}
