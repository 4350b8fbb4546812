import { Tabs, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import type { ProjectState } from '@/lib/api/types';
import { isAdmin, useMe } from '@/lib/me';
import { BehindNotice } from '@/lib/ui/behind-notice';
import { Page } from '@/lib/ui/page';
import { Pager } from '@/lib/ui/pager';
import { Empty, Failure } from '@/lib/ui/states';
import { useTitle } from '@/lib/use-title';
import { useUrlState } from '@/lib/use-url-state';
import { CreateProjectButton } from './create-project-button';
import { ProjectList, ProjectListSkeleton } from './project-list';
import { useProjects } from './use-projects';

const TABS: { state: ProjectState; label: string }[] = [
  { state: 'ACTIVE', label: 'Active' },
  { state: 'ARCHIVED', label: 'Archived' },
  { state: 'TRASHED', label: 'Trash' },
];

export function ProjectsScreen() {
  const { parameters, change } = useUrlState();
  const state = TABS.find((tab) => tab.state === parameters.get('state'))?.state ?? 'ACTIVE';
  const q = parameters.get('q') ?? '';
  const page = Math.max(0, Number(parameters.get('page') ?? 0) || 0);
  const { data: me } = useMe();
  const projects = useProjects({ state, q: q === '' ? undefined : q, page, size: 20 });
  const search = useDebouncedCallback((text: string) => {
    change({ q: text.trim() });
  }, 250);
  useTitle('Projects');
  return (
    <Page title="Projects" actions={<CreateProjectButton />}>
      <Tabs
        value={state}
        onChange={(next) => {
          change({ state: next === 'ACTIVE' ? null : next });
        }}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {TABS.map((tab) => (
            <Tabs.Tab key={tab.state} value={tab.state}>
              {tab.label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={state}>
          <TextInput
            aria-label="Search projects"
            placeholder="Search by name"
            type="search"
            leftSection={<IconSearch size={16} aria-hidden />}
            maw={340}
            mb="md"
            defaultValue={q}
            onChange={(event) => {
              search(event.currentTarget.value);
            }}
          />
          {projects.isPending && <ProjectListSkeleton />}
          <Failure of={projects} />
          <BehindNotice behind={projects.data?.page.behind} />
          {projects.data?.content.length === 0 && <NoProjects state={state} searching={q !== ''} />}
          {projects.data !== undefined && projects.data.content.length > 0 && (
            <>
              <ProjectList projects={projects.data.content} admin={isAdmin(me)} />
              <div style={{ marginTop: 12 }}>
                <Pager
                  page={projects.data.page}
                  of="projects"
                  onPage={(number) => {
                    change({ page: String(number) });
                  }}
                />
              </div>
            </>
          )}
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function NoProjects({ state, searching }: { state: ProjectState; searching: boolean }) {
  if (searching) {
    return <Empty title="No project has that name">Try other words or another tab.</Empty>;
  }
  switch (state) {
    case 'ACTIVE':
      return (
        <Empty title="Start with a project">
          A project holds tasks and the people who work on them. Create one, or ask a colleague to
          add you to theirs.
        </Empty>
      );
    case 'ARCHIVED':
      return <Empty title="Nothing is archived">Archived projects stay readable here.</Empty>;
    case 'TRASHED':
      return (
        <Empty title="The trash is empty">
          What you move to the trash waits here and can be restored, with its whole history.
        </Empty>
      );
  }
}
