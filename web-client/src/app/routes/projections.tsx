export { ProjectionsScreen as Component } from '@/features/operations/projections-screen';
