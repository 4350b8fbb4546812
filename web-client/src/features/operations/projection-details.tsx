import type { ProjectionStatus } from '@/lib/api/types';
import { Fact, Facts } from './facts';
import { lag } from './projection-states';
import { SegmentTable } from './segment-table';
import { Stuck } from './stuck';
import { number } from './words';

/** How a projection fares, and who works on it. */
export function ProjectionDetails({ projection }: { projection: ProjectionStatus }) {
  return (
    <>
      <Facts>
        <Fact name="Behind by">{lag(projection)}</Fact>
        <Fact name="Position">{number.format(projection.position)}</Fact>
        <Fact name="Head of the log">{number.format(projection.head)}</Fact>
        <Fact name="Generation">{number.format(projection.generation)}</Fact>
        <Fact name="Version of its fold">{number.format(projection.version)}</Fact>
        <Fact name="Dead letters">{number.format(projection.deadLetters)}</Fact>
      </Facts>
      <Stuck why={projection.failure} />
      <SegmentTable
        of={projection.name}
        measure="Position"
        segments={projection.segments.map(({ segment, position, owner }) => ({
          segment,
          value: position,
          owner: owner ?? 'none',
        }))}
      />
    </>
  );
}
