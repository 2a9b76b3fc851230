package batch

import (
	"context"
	"io/fs"
	"path"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/config/mistake"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/layers"
)

// Template is a config with placeholders ${name} where values stand. It makes
// one config for each set of values, and is safe for concurrent use. Values are
// put in where they stand in the parsed config, never into its text, so that no
// value can change anything but its own place.
type Template struct {
	root *tree.Node
	dir  string
}

// ParseTemplate reads a config with placeholders; see Parse for the name.
// Mistakes in the syntax are reported here, others by Config.
func ParseTemplate(name string, data []byte) (*Template, error) {
	if name == "-" {
		name = config.StandardInput
	}
	return parseTemplate(context.Background(), name, data)
}

func parseTemplate(ctx context.Context, name string, data []byte) (*Template, error) {
	steps := heed.Every(ctx, parseSteps)
	root, problems := tree.ParseSteps(steps, name, data)
	if err := steps.Err(); err != nil {
		return nil, err
	}
	if root == nil {
		return nil, problems.Err()
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return &Template{root: root}, nil
}

// LoadTemplate reads a config with placeholders from a file. Relative file
// names in it start from the file's folder.
func LoadTemplate(fsys fs.FS, name string) (*Template, error) {
	return loadTemplate(context.Background(), fsys, name)
}

func loadTemplate(ctx context.Context, fsys fs.FS, name string) (*Template, error) {
	data, err := config.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	t, err := parseTemplate(ctx, name, data)
	if err != nil {
		return nil, err
	}
	t.dir = path.Dir(name)
	return t, nil
}

// Config puts the values of a record into the template and reads the result
// as Parse reads a config. A placeholder that is a whole value takes the type
// of the record's value; one within a text is written into it. A name that the
// record does not have is an error that lists those it has.
func (t *Template) Config(values layers.Record) (*config.Config, error) {
	cfg, _, err := t.instance(context.Background(), &rowData{record: values, columns: values.Schema})
	return cfg, err
}

// promptly is instance that nobody waits for when the context ends: a config of many
// values takes long.
func (t *Template) promptly(ctx context.Context, row *rowData) (*config.Config, *tree.Node, error) {
	own := *row // what is left behind may still look at it
	made, err := spend.Promptly(ctx, func() (m said, err error) {
		m.config, m.tree, err = t.instance(ctx, &own)
		return m, err
	})
	return made.config, made.tree, err
}

// instance makes the config of a row, and returns its tree as well.
func (t *Template) instance(ctx context.Context, row *rowData) (*config.Config, *tree.Node, error) {
	fill := newFiller(row)
	root := fill.fill(t.root)
	if err := fill.problems.Err(); err != nil {
		return nil, nil, err
	}
	cfg, err := config.Decode(ctx, root, &mistake.List{})
	if err != nil {
		return nil, nil, err
	}
	cfg.Dir = t.dir
	return cfg, root, nil
}

func newFiller(row *rowData) *filler { return &filler{look: row.look, names: row.columns.Columns} }
