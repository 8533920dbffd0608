// Gives Node 18 what every browser has. Put in front of every test.
import { webcrypto } from 'node:crypto';

globalThis.crypto ??= webcrypto as Crypto;
