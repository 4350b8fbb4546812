import type { NamedMember } from '@/features/members/use-members';

/** What a project's screen tells the task panel on top of it. */
export interface ProjectContext {
  projectId: string;
  people: NamedMember[];
  editable: boolean;
}
