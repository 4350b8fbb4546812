import { Anchor, Code, List, Stack, Text } from '@mantine/core';
import { Dialog } from '@/lib/ui/dialog';
import { release, sourceOf } from './release';

const DOCUMENTS = [
  { label: 'Source code', href: release.source },
  { label: 'Using the API', href: sourceOf('shared-api/docs/using-the-api.md') },
  {
    label: 'Commands in OpenAPI',
    href: sourceOf('command-side/src/main/openapi/command-side.json'),
  },
  { label: 'Queries in OpenAPI', href: sourceOf('query-side/src/main/openapi/query-side.json') },
  { label: 'What has changed', href: sourceOf('.github/CHANGELOG.md') },
  { label: 'Licence: Apache 2.0', href: sourceOf('LICENSE') },
  // Written by the build, beside the page.
  { label: 'Licences of what this page includes', href: '/licences.txt' },
];

/** Which Taskledger this is, and where to read on. */
export function AboutDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="About Taskledger" onClose={onClose}>
      <Stack>
        <Text>
          Version {release.version}
          {release.commit !== '' && (
            <>
              , commit <Code>{release.commit.slice(0, 12)}</Code>
            </>
          )}
        </Text>
        <List size="sm" spacing="xs">
          {DOCUMENTS.map(({ label, href }) => (
            <List.Item key={href}>
              <Anchor href={href} target="_blank" rel="noreferrer">
                {label}
              </Anchor>
            </List.Item>
          ))}
        </List>
      </Stack>
    </Dialog>
  );
}
