import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { databasePlace, databaseUseOf } from '../../../src/doctor/facts/database-use.ts';

describe('the place of a database', () => {
  test.each([
    ['postgres://me:secret@db.example.com/blog', 'db.example.com', 5432, null],
    ['postgresql+psycopg://me:secret@db.example.com:6432/blog?sslmode=disable', 'db.example.com', 6432, 'disable'],
    ['mysql2://me:secret@db.example.com/blog', 'db.example.com', 3306, null],
    ['jdbc:postgresql://db.example.com:5432/blog?sslMode=VERIFY-FULL', 'db.example.com', 5432, 'verify-full'],
    ['postgres://db.example.com/blog?ssl=true', 'db.example.com', 5432, 'require'],
    ['postgres://db.example.com/blog?ssl=false', 'db.example.com', 5432, 'disable'],
    ['postgres://me@[2001:db8::1]:5433/blog', '2001:db8::1', 5433, null],
    ['me:secret@tcp(db.example.com:3307)/blog?tls=true', 'db.example.com', 3307, 'require'],
    ['me:secret@tcp(db.example.com)/blog', 'db.example.com', 3306, null],
    ['host=db.example.com user=me password=secret sslmode=disable', 'db.example.com', 5432, 'disable'],
    ["user=me host='db.example.com' port=5433", 'db.example.com', 5433, null],
    ['db.example.com:5433', 'db.example.com', 5433, null],
  ])('in %s', (text, host, port, sslMode) => {
    expect(databasePlace(text)).toEqual({ host, port, sslMode });
  });

  test.each(['db.example.com', 'sqlserver://db.example.com/blog'])('has a guessed port in %s', (text) => {
    expect(databasePlace(text)).toEqual({ host: 'db.example.com', port: 5432, portIsGuessed: true, sslMode: null });
  });

  test.each([
    '',
    'postgres:///blog?host=/var/run',
    'postgres://me:se#cret@db/blog#x y',
    'not a host',
    'postgres://me:12#cret@db/blog',
    'postgres://me:12/cret@db/blog',
    'user=me',
  ])('is not made up from %j', (text) => {
    const place = databasePlace(text);
    expect(place).toBeUndefined();
  });

  test('never holds the password of a URL', () => {
    const password = fc.stringMatching(/^[a-z0-9!$&()*+,;=._~-]{6,20}$/).map((text) => `zq${text}`);
    const property = fc.property(password, (secret) => {
      const place = databasePlace(`postgres://me:${secret}@db.example.com:5432/blog`);
      expect(place).toEqual({ host: 'db.example.com', port: 5432, sslMode: null });
    });
    fc.assert(property);
  });
});

describe('the use of a database', () => {
  const environment = [{ name: 'DATABASE_URL', value: 'postgres://me:secret@db.example.com/blog' }];
  const containerDefinitions = [{ name: 'app', environment }, { name: 'worker', environment }, { name: 'proxy' }];

  test('names the containers that have the entry, and no value', () => {
    expect(databaseUseOf({ containerDefinitions }, 'DATABASE_URL')).toEqual({
      containers: ['app', 'worker'],
      entry: 'DATABASE_URL',
      host: 'db.example.com',
      port: 5432,
      sslMode: null,
    });
  });

  test('is not known without such an entry', () => {
    expect(databaseUseOf({ containerDefinitions }, 'OTHER')).toBeUndefined();
  });
});
