import { queryOptions, useQuery } from '@tanstack/react-query';
import { body, queries } from '@/lib/api/clients';
import type { Member, Page } from '@/lib/api/types';
import { keys } from '@/lib/query-keys';

/** The most members of a project that one page shows. */
const SIZE = 100;

/** A member by the name to show; someone who never signed in goes by the id. */
export interface NamedMember extends Member {
  name: string;
}

/** Everyone in a project, by name. */
export function useMembers(projectId: string) {
  return useQuery({ ...everyone(projectId), select: ({ members }) => members });
}

/** Whether somebody may be missing among them. */
export function useMembersBehind(projectId: string): boolean {
  return useQuery({ ...everyone(projectId), select: ({ behind }) => behind }).data ?? false;
}

function everyone(projectId: string) {
  return queryOptions({
    queryKey: keys.members(projectId),
    queryFn: async ({ signal }) => {
      const members: NamedMember[] = [];
      let behind = false;
      for (let page = 0; ; page++) {
        const answer = await body<Page<Member>>(
          queries.GET('/api/projects/{projectId}/members', {
            params: { path: { projectId }, query: { page, size: SIZE } },
            signal,
          }),
        );
        behind ||= answer.page.behind;
        members.push(
          ...answer.content.map((member) => ({ ...member, name: member.name ?? member.userId })),
        );
        if (page + 1 >= answer.page.totalPages) {
          members.sort((one, other) => one.name.localeCompare(other.name));
          return { members, behind };
        }
      }
    },
  });
}
