export { ProjectionScreen as Component } from '@/features/operations/projection-screen';
