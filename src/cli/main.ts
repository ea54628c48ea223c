#!/usr/bin/env node
/**
 * The program as a file that Node runs.
 */
import { fileURLToPath } from 'node:url'
import { endWith, PARENT } from '../service/orphan.ts'
import { main } from './program.ts'

const parent = Number(process.env[PARENT])
if (parent > 0) endWith(parent)
await main(fileURLToPath(new URL('.', import.meta.url)))
