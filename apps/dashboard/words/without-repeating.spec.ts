import { expect, it } from '@jest/globals';
import { withoutRepeating } from './without-repeating.js';

it('does not say twice what a name ends with and a post begins with', () => {
  expect(withoutRepeating('第一协作区', '协作区主任')).toBe('主任');
  expect(withoutRepeating('第三纪检监察室', '纪检监察室干部')).toBe('干部');
});

it('leaves a post that says something else, and one that would be nothing', () => {
  expect(withoutRepeating('高仁乡', '乡镇纪委书记')).toBe('乡镇纪委书记');
  expect(withoutRepeating('第一协作区', '联络员')).toBe('联络员');
  expect(withoutRepeating('协作区', '协作区')).toBe('协作区');
});
