import { Button, Group, Select } from '@mantine/core';
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
  const [userId, setUserId] = useState<string | null>(null);
  const [role, setRole] = useState<Role>('EDITOR');
  const [q] = useDebouncedValue(search.trim(), 200);
  const people = usePeople(q);
  const setMemberRole = useSetRole(projectId);
  const already = new Set(members.map((member) => member.userId));
  const options = (people.data?.content ?? [])
    .filter(({ id }) => !already.has(id))
    .map(({ id, name }) => ({ value: id, label: name }));
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const person = options.find(({ value }) => value === userId);
    if (person === undefined) {
      return;
    }
    setMemberRole.mutate(
      { userId: person.value, role },
      {
        onSuccess: () => {
          notifyDone(`${isolated(person.label)} is now in the project.`);
          setUserId(null);
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
          placeholder="Type a name"
          searchable
          data={options}
          value={userId}
          onChange={setUserId}
          searchValue={search}
          onSearchChange={setSearch}
          // The server has searched already.
          filter={({ options: found }) => found}
          nothingFoundMessage="Nobody else of that name has signed in yet."
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
        <Button type="submit" disabled={userId === null} loading={setMemberRole.isPending}>
          Add
        </Button>
      </Group>
    </form>
  );
}
