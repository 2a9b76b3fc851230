package config

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"sync"

	"github.com/seed-898ab921/kartograph/config/mistake"
	"github.com/seed-898ab921/kartograph/internal/atmost"
	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

// StandardInput is what a config is called that comes from no file.
const StandardInput = "standard input"

// Parse reads a config. The name's extension tells the format (.json, .yaml or
// .yml), and the content where it does not, as for "-", standard input. All
// mistakes are reported at once, as Errors with their places; what is
// suspicious but not wrong is in the config's Warnings.
func Parse(name string, data []byte) (*Config, error) {
	return ParseContext(context.Background(), name, data)
}

// ParseContext is Parse that gives up when the context ends, with its error.
func ParseContext(ctx context.Context, name string, data []byte) (*Config, error) {
	if name == "-" {
		name = StandardInput
	}
	steps := heed.Every(ctx, parseSteps)
	root, problems := tree.ParseSteps(steps, name, data)
	if err := steps.Err(); err != nil {
		return nil, err
	}
	if root == nil {
		return nil, problems.Err()
	}
	return decode(steps, root, problems)
}

// parseSteps is how many values are read in about a millisecond.
const parseSteps = 500

// Load reads a config from a file. Relative file names in it start from the
// file's folder.
func Load(fsys fs.FS, name string) (*Config, error) {
	return LoadContext(context.Background(), fsys, name)
}

// LoadContext is Load that gives up when the context ends, with its error, but for
// what reading the file waits for.
func LoadContext(ctx context.Context, fsys fs.FS, name string) (*Config, error) {
	data, err := ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	c, err := ParseContext(ctx, name, data)
	if err != nil {
		return nil, err
	}
	c.Dir = path.Dir(name)
	return c, nil
}

// ReadFile reads a whole file, unless it is larger than configs are.
func ReadFile(fsys fs.FS, name string) ([]byte, error) {
	data, err := atmost.ReadFile(fsys, name, tree.MaxBytes)
	var size *atmost.SizeError
	if errors.As(err, &size) {
		return nil, mistake.One(mistake.Position{File: name}, "the config has more than %d bytes, which is refused", size.Limit).Err()
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read the config: %w", err)
	}
	return data, nil
}

// language is the form of a config file. It is built once and never changed.
var language = sync.OnceValue(configForm)

// Decode reads the tree of a config file, of which something may have
// been found wrong before. It gives up when the context ends, with its error.
func Decode(ctx context.Context, root *tree.Node, problems *mistake.List) (*Config, error) {
	return decode(heed.Every(ctx, parseSteps), root, problems)
}

func decode(steps *heed.Steps, root *tree.Node, problems *mistake.List) (*Config, error) {
	d := form.NewDecoder(root, problems)
	d.Steps, d.Elsewhere = steps, elsewhere
	config, ok := language().Read(d, form.Spot{Node: root})
	config.positions = d.Places
	if ok && !d.Ended() {
		config.settleBounds()
		config.settleLanguage()
		c := &references{config: &config, Checker: &form.Checker{Places: d.Places, Mistakes: d.Mistakes, Warnings: d.Warnings, Steps: steps}}
		c.check()
		d.Mistakes, d.Warnings = c.Mistakes, c.Warnings
	}
	if err := steps.Err(); err != nil {
		return nil, err
	}
	config.Warnings = AsWarnings(&d.Warnings)
	if err := d.Mistakes.Err(); err != nil {
		return nil, err
	}
	return &config, nil
}

// Position returns the place of a value, given by its path
// ("layers.countries.filter", "bounds.data"), or of the nearest mapping or list
// around it that the file has. It is zero for a config that is not from a file.
func (c *Config) Position(path string) mistake.Position { return c.positions.Nearest(path) }

// settleLanguage gives computed attributes and the templates of labels the language
// of the map.
func (c *Config) settleLanguage() {
	for i := range c.Layers {
		l := &c.Layers[i]
		for k := range l.Attributes.Fields {
			l.Attributes.Fields[k].Value = l.Attributes.Fields[k].Value.In(c.Lang)
		}
		if l.Tooltip != nil {
			l.Tooltip.Template = l.Tooltip.Template.In(c.Lang)
		}
		if l.Labeling != nil {
			l.Labeling.Template = l.Labeling.Template.In(c.Lang)
			if l.Labeling.Obvious {
				l.Labeling.Lang = c.Lang
			}
		}
	}
}
