package kartograph

import (
	"io/fs"

	"github.com/seed-898ab921/kartograph/config"
)

// Config is what Build draws: the description of one map. The package config
// has it and its parts, its JSON Schema, and what is wrong with a file.
type Config = config.Config

// Parse reads a config; see config.Parse.
func Parse(name string, data []byte) (*Config, error) { return config.Parse(name, data) }

// Load reads a config from a file; see config.Load.
func Load(fsys fs.FS, name string) (*Config, error) { return config.Load(fsys, name) }
