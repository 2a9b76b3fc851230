package kartograph

import (
	"io/fs"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/config/mistake"
)

// A map's description lives in the package config; these are its names here.
type (
	AttributeField = config.AttributeField
	Attributes     = config.Attributes
	Borders        = config.Borders
	Bounds         = config.Bounds
	CSV            = config.CSV
	Config         = config.Config
	DataJoin       = config.DataJoin
	Degrees        = config.Degrees
	Export         = config.Export
	Graticule      = config.Graticule
	Grid           = config.Grid
	Join           = config.Join
	JoinAttribute  = config.JoinAttribute
	JoinGroup      = config.JoinGroup
	Labeling       = config.Labeling
	Layer          = config.Layer
	Param          = config.Param
	PostGIS        = config.PostGIS
	Proj           = config.Proj
	ScaleBar       = config.ScaleBar
	Simplify       = config.Simplify
	Steps          = config.Steps
	View           = config.View
	Warning        = config.Warning

	Position     = mistake.Position
	ConfigError  = mistake.Error
	ConfigErrors = mistake.Errors
)

// Parse reads a config; see config.Parse.
func Parse(name string, data []byte) (*Config, error) { return config.Parse(name, data) }

// Load reads a config from a file; see config.Load.
func Load(fsys fs.FS, name string) (*Config, error) { return config.Load(fsys, name) }

// Schema returns the JSON Schema of config files; see config.Schema.
func Schema() []byte { return config.Schema() }
