package batch

import (
	"context"
	"fmt"
	"io/fs"
	"iter"
	"path"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/config/mistake"
	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/layers/filter"
)

// Spec describes a batch: many maps from one config with placeholders. Load and
// Parse make one; it is never changed afterwards.
type Spec struct {
	// Name is the batch file's name without folder and extension.
	Name string
	// Dir is the folder, within the file system given to the batch, that
	// relative names of the batch file start from.
	Dir string
	// Warnings tell what in the batch file was passed over.
	Warnings []config.Warning

	// file is the batch file itself, within the file system; empty for one that was parsed.
	file   string
	fields specFields
}

// specFields are the values of a batch file.
type specFields struct {
	// config is a file's name or the config itself.
	config *tree.Node
	// style is the name of a stylesheet or finished style; nil for none.
	style  *tree.Node
	output *tree.Node
	// title is what an atlas is called; empty for the batch file's name.
	title  string
	each   rowSource
	matrix []matrixList
	when   filter.Expr
	// whenAt is the place of the condition, for messages.
	whenAt mistake.Position
}

// rowSource says where a batch's rows come from; the zero value is a single
// row without columns.
type rowSource struct {
	// list is the rows themselves, each a mapping.
	list *tree.Node
	// table is the name of a CSV, TSV or JSON file, or of a spreadsheet.
	table            string
	charset, dialect string
	// layer is a source whose features are the rows.
	layer   *config.Layer
	columns []string
	at      mistake.Position
}

// matrixList is one list of the matrix.
type matrixList struct {
	name   string
	values []*tree.Node
	at     mistake.Position
}

// Parse reads a batch file, JSON or YAML; see config.Parse for the name. All
// mistakes are reported at once, as mistake.Errors with their places.
func Parse(name string, data []byte) (*Spec, error) {
	return ParseContext(context.Background(), name, data)
}

// ParseContext is Parse that gives up when the context ends, with its error.
func ParseContext(ctx context.Context, name string, data []byte) (*Spec, error) {
	if name == "-" {
		name = config.StandardInput
	}
	steps := heed.Every(ctx, parseSteps)
	root, problems := tree.ParseSteps(steps, name, data)
	if err := steps.Err(); err != nil {
		return nil, err
	}
	if root == nil {
		return nil, problems.Err()
	}
	d := form.NewDecoder(root, problems)
	d.Steps = steps
	fields, _ := specForm().Read(d, form.Spot{Node: root.WithoutExtensions()})
	if err := steps.Err(); err != nil {
		return nil, err
	}
	if err := d.Mistakes.Err(); err != nil {
		return nil, err
	}
	return &Spec{Name: stem(name), fields: fields, Warnings: config.AsWarnings(&d.Warnings)}, nil
}

// Load reads a batch file. Relative names in it start from its folder.
func Load(fsys fs.FS, name string) (*Spec, error) {
	return LoadContext(context.Background(), fsys, name)
}

// LoadContext is Load that comes back as soon as the context ends, with its error.
func LoadContext(ctx context.Context, fsys fs.FS, name string) (*Spec, error) {
	data, err := spend.Promptly(ctx, func() ([]byte, error) { return config.ReadFile(fsys, name) })
	if err != nil {
		return nil, err
	}
	spec, err := ParseContext(ctx, name, data)
	if err != nil {
		return nil, err
	}
	spec.Dir, spec.file = path.Dir(name), name
	return spec, nil
}

// Run plans a batch and makes its maps, several at a time: Plan and Planned.Run
// in one. Each result is a map that was drawn, skipped because it
// would come out the same, or failed; they come in the order in which they are
// finished. An error ends the batch: nothing could be planned, another run is
// at work, the disk is full, or the context was cancelled. However the loop ends,
// the maps that are being drawn are given up, and no goroutine outlives it.
func Run(ctx context.Context, spec *Spec, o Options) iter.Seq2[Result, error] {
	return func(yield func(Result, error) bool) {
		plan, err := Plan(ctx, spec, o)
		if err != nil {
			yield(Result{}, err)
			return
		}
		plan.Run(ctx)(yield)
	}
}

// stem is a file's name without folder and extension.
func stem(name string) string {
	base := path.Base(name)
	if cut := base[:len(base)-len(path.Ext(base))]; cut != "" {
		return cut
	}
	return base
}

// parseSteps is how many values are read in about a millisecond.
const parseSteps = 500

// errorAt puts a place before an error.
func errorAt(at mistake.Position, format string, args ...any) error {
	err := fmt.Errorf(format, args...)
	if at.Line > 0 {
		return fmt.Errorf("%s: %w", at, err)
	}
	return err
}
