// Package config is the description of a map: which layers it has, on which
// projection, what part of the world it shows and how it is written.
//
// Parse and Load read one from JSON or YAML. One table of keys decodes, checks
// and suggests, and writes the JSON Schema and docs/config.md. A config knows
// nothing of the engine that draws it.
package config
