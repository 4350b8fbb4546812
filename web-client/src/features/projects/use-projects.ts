import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { body, queries } from '@/lib/api/clients';
import type { Page, Project, ProjectState } from '@/lib/api/types';
import { keys } from '@/lib/query-keys';

export interface ProjectFilter {
  state: ProjectState;
  q?: string;
  page: number;
  size: number;
}

/** The projects that the user may see, newest change first. */
export function useProjects(filter: ProjectFilter) {
  return useQuery({
    queryKey: keys.projectList({ ...filter }),
    queryFn: ({ signal }) =>
      body<Page<Project>>(
        queries.GET('/api/projects', {
          params: { query: { ...filter, state: [filter.state], sort: 'updatedAt,desc' } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
}
