import { UniverGrid } from '../../workbench/univer/univer-grid';
import { describeGrid } from './conformance';

describeGrid('The grid in Univer', () => new UniverGrid());
