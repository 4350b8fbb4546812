import { ActionIcon, Avatar, Select, Text, Tooltip } from '@mantine/core';
import { IconUserMinus } from '@tabler/icons-react';
import type { Role } from '@/lib/api/types';
import { isolated } from '@/lib/isolated';
import { notifyDone, notifyFailed } from '@/lib/ui/notify';
import { useRemoveMember, useSetRole } from './change-member';
import classes from './member-list.module.css';
import type { NamedMember } from './use-members';
import { roleName, ROLES } from './roles';

interface MemberListProps {
  projectId: string;
  members: NamedMember[];
  /** Whether the user may change roles and remove people. */
  mayManage: boolean;
  myId: string | undefined;
}

export function MemberList({ projectId, members, mayManage, myId }: MemberListProps) {
  const setRole = useSetRole(projectId);
  const remove = useRemoveMember(projectId);
  const changeRole = (member: NamedMember, role: Role) => {
    setRole.mutate(
      { userId: member.userId, role },
      {
        onSuccess: () => {
          notifyDone(`${isolated(member.name)} is now ${roleName(role).toLowerCase()}.`);
        },
        onError: (error) => {
          notifyFailed(`The role of ${isolated(member.name)} was not changed`, error);
        },
      },
    );
  };
  const removeMember = (member: NamedMember) => {
    remove.mutate(member.userId, {
      onSuccess: () => {
        notifyDone(`${isolated(member.name)} is no longer in the project.`, () => {
          setRole.mutate({ userId: member.userId, role: member.role });
        });
      },
      onError: (error) => {
        notifyFailed(`${isolated(member.name)} was not removed`, error);
      },
    });
  };
  return (
    <ul className={classes.list}>
      {members.map((member) => (
        <li key={member.userId} className={classes.row}>
          <Avatar size={30} name={member.name} color="ledger" aria-hidden />
          <Text className={classes.name}>
            <bdi>{member.name}</bdi>
            {member.userId === myId && (
              <Text span size="sm" c="dimmed">
                {' '}
                (you)
              </Text>
            )}
          </Text>
          {mayManage ? (
            <>
              <Select
                aria-label={`Role of ${member.name}`}
                data={ROLES}
                value={
                  setRole.isPending && setRole.variables.userId === member.userId
                    ? setRole.variables.role
                    : member.role
                }
                allowDeselect={false}
                onChange={(role) => {
                  if (role !== null && role !== member.role) changeRole(member, role);
                }}
                w={112}
              />
              <Tooltip label="Remove from the project">
                <ActionIcon
                  size="lg"
                  aria-label={`Remove ${member.name} from the project`}
                  loading={remove.isPending && remove.variables === member.userId}
                  onClick={() => {
                    removeMember(member);
                  }}
                >
                  <IconUserMinus size={18} aria-hidden />
                </ActionIcon>
              </Tooltip>
            </>
          ) : (
            <Text size="sm" c="dimmed">
              {roleName(member.role)}
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}
