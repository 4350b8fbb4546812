import { useMutation, useQueryClient } from '@tanstack/react-query';
import { body, commands } from '@/lib/api/clients';
import type { Saved } from '@/lib/api/types';
import { keys } from '@/lib/query-keys';

export interface NewProject {
  name: string;
  description?: string;
}

export function useCreateProject() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (project: NewProject) =>
      body<Saved>(commands.POST('/api/projects', { body: project })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.projects }),
  });
}
