#!/usr/bin/env node
/**
 * The program as a file that Node runs.
 */
import { fileURLToPath } from 'node:url'
import { main } from './program.ts'

await main(fileURLToPath(new URL('.', import.meta.url)))
