import { Skeleton, Stack } from '@mantine/core';
import { failureOf } from '@/lib/api/failure';
import { BehindNotice } from '@/lib/ui/behind-notice';
import { Failure } from '@/lib/ui/states';
import { AddMember } from './add-member';
import { MemberList } from './member-list';
import { useMembers, useMembersBehind } from './use-members';

interface MembersPanelProps {
  projectId: string;
  mayManage: boolean;
  myId: string | undefined;
}

export function MembersPanel({ projectId, mayManage, myId }: MembersPanelProps) {
  const members = useMembers(projectId);
  const behind = useMembersBehind(projectId);
  if (members.isPending) {
    return <Skeleton height={160} aria-hidden="true" />;
  }
  if (failureOf(members) !== null || members.data === undefined) {
    return <Failure of={members} />;
  }
  return (
    <Stack maw={680}>
      <BehindNotice behind={behind} />
      {mayManage && <AddMember projectId={projectId} members={members.data} />}
      <MemberList projectId={projectId} members={members.data} mayManage={mayManage} myId={myId} />
    </Stack>
  );
}
