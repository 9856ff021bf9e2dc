import { describe, expect, it } from '@jest/globals';
import { jsonOf } from './body.js';
import { Misshapen } from './validated.js';

const faultsOf = (text: string | Uint8Array) => {
  try {
    jsonOf(typeof text === 'string' ? Buffer.from(text) : text);
    return [];
  } catch (error) {
    if (!(error instanceof Misshapen)) throw error;
    return error.faults.map(({ pointer, code }) => `${pointer} ${code}`);
  }
};

describe('a body of JSON', () => {
  it('is what JSON.parse makes of it', () => {
    const text = '{"a":[1,{"b":"{\\"c\\":1,\\"c\\":2}"},[]],"":{"":null},"e\\\\":-0.5e3}';
    expect(jsonOf(Buffer.from(text))).toEqual(JSON.parse(text));
    expect(jsonOf(new Uint8Array())).toBeUndefined();
  });

  it('names a name that comes twice, wherever it is and however it is written', () => {
    expect(faultsOf('{"a":1,"a":1}')).toEqual(['/a twice']);
    expect(faultsOf('{"a":{"b":1},"c":[0,{"d/~":1,"b":2 ,"d\\/~" : 3}]}')).toEqual(['/c/1/d~1~0 twice']);
    expect(faultsOf('{"a":{"x":1},"b":{"x":1},"c":[{"x":1},{"x":1}],"d":"a","e":["a","a"]}')).toEqual([]);
  });

  it('has no name that every object has already', () => {
    expect(faultsOf('{"__proto__":1,"a":{"constructor":2,"prototype":3}}')).toEqual([
      '/__proto__ unknown-field',
      '/a/constructor unknown-field',
    ]);
  });

  it('is an object or a list, in UTF-8', () => {
    for (const text of ['null', '1', '"a"', 'true']) expect([text, faultsOf(text)]).toEqual([text, [' part']]);
    for (const text of ['{', ' ', '{"a":01}', "{'a':1}", '{"a":NaN}'])
      expect([text, faultsOf(text)]).toEqual([text, [' json']]);
    expect(faultsOf(Buffer.from([0x22, 0xc3, 0x28, 0x22]))).toEqual([' utf-8']);
  });

  it('has an end: of depth, of names, of entries', () => {
    const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect([faultsOf(deep(32)), faultsOf(deep(33)), faultsOf(deep(200_000))]).toEqual([
      [],
      [' too-deep'],
      [' too-deep'],
    ]);
    const names = (count: number) => `{"a":{${Array.from({ length: count }, (_, n) => `"${n}":1`).join()}}}`;
    expect([faultsOf(names(100)), faultsOf(names(101))]).toEqual([[], ['/a too-many']]);
    const entries = (count: number) => `{"a":[${Array(count).fill('0').join()}]}`;
    expect([faultsOf(entries(10_000)), faultsOf(entries(10_001))]).toEqual([[], ['/a list-too-long']]);
  });
});
