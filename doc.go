// Package kartograph draws vector maps from a description.
//
// A config (JSON or YAML, or a Config made by a program) names layers, a
// projection and the part of the world to show; a stylesheet colours them; the
// result is an SVG in which every feature carries its id and attributes.
//
//	cfg, err := kartograph.Load(os.DirFS("maps"), "world.json")
//	...
//	err = kartograph.Generate(ctx, cfg, kartograph.Options{Files: os.DirFS("maps")}, w)
//
// Build is the way of the data in one screen; docs/architecture.md explains it.
// All types here are plain data, safe for concurrent use as long as nobody
// writes to them.
package kartograph

import (
	"io/fs"

	"github.com/seed-898ab921/kartograph/config"
)

// Version is the version of this module.
const Version = "0.1.0"

// Config is what Build draws: the description of one map. The package config
// has it and its parts, its JSON Schema, and what is wrong with a file.
type Config = config.Config

// Parse reads a config; see config.Parse.
func Parse(name string, data []byte) (*Config, error) { return config.Parse(name, data) }

// Load reads a config from a file; see config.Load.
func Load(fsys fs.FS, name string) (*Config, error) { return config.Load(fsys, name) }
