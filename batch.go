package kartograph

import (
	"context"
	"fmt"
	"io/fs"
	"iter"
	"path"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/layers/filter"
)

// BatchSpec describes a batch: many maps from one config with placeholders.
// LoadBatch and ParseBatch make one; it is never changed afterwards.
type BatchSpec struct {
	// Name is the batch file's name without folder and extension.
	Name string
	// Dir is the folder, within the file system given to the batch, that
	// relative names of the batch file start from.
	Dir string
	// Warnings tell what in the batch file was passed over.
	Warnings []Warning

	fields batchFields
}

// batchFields are the values of a batch file.
type batchFields struct {
	// config is a file's name or the config itself.
	config *tree.Node
	// style is the name of a stylesheet or finished style; nil for none.
	style  *tree.Node
	output *tree.Node
	each   batchEach
	matrix []matrixList
	when   filter.Expr
	// whenAt is the place of the condition, for messages.
	whenAt Position
}

// batchEach says where a batch's rows come from; the zero value is a single
// row without columns.
type batchEach struct {
	// list is the rows themselves, each a mapping.
	list *tree.Node
	// table is the name of a CSV, TSV or JSON file.
	table            string
	charset, dialect string
	// layer is a source whose features are the rows.
	layer   *Layer
	columns []string
	at      Position
}

// matrixList is one list of the matrix.
type matrixList struct {
	name   string
	values []*tree.Node
	at     Position
}

// ParseBatch reads a batch file, JSON or YAML; see Parse for the name. All
// mistakes are reported at once, as ConfigErrors with their places.
func ParseBatch(name string, data []byte) (*BatchSpec, error) {
	if name == "-" {
		name = "standard input"
	}
	root, problems := tree.Parse(name, data)
	if root == nil {
		return nil, problems.Err()
	}
	d := form.NewDecoder(root, problems)
	fields, _ := batchForm().Read(d, form.Spot{Node: root.WithoutExtensions()})
	if err := d.Mistakes.Err(); err != nil {
		return nil, err
	}
	return &BatchSpec{Name: stem(name), fields: fields, Warnings: config.AsWarnings(&d.Warnings)}, nil
}

// LoadBatch reads a batch file. Relative names in it start from its folder.
func LoadBatch(fsys fs.FS, name string) (*BatchSpec, error) {
	data, err := config.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	spec, err := ParseBatch(name, data)
	if err != nil {
		return nil, err
	}
	spec.Dir = path.Dir(name)
	return spec, nil
}

// Batch plans a batch and makes its maps, several at a time: PlanBatch and
// BatchPlan.Run in one. Each result is a map that was drawn, skipped because it
// would come out the same, or failed; they come in the order in which they are
// finished. An error ends the batch: nothing could be planned, another run is
// at work, the disk is full, or the context was cancelled. Breaking out of the
// loop stops the batch after the maps that are being drawn; no goroutine
// outlives the loop.
func Batch(ctx context.Context, spec *BatchSpec, o BatchOptions) iter.Seq2[BatchResult, error] {
	return func(yield func(BatchResult, error) bool) {
		plan, err := PlanBatch(ctx, spec, o)
		if err != nil {
			yield(BatchResult{}, err)
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

// errorAt puts a place before an error.
func errorAt(at Position, format string, args ...any) error {
	err := fmt.Errorf(format, args...)
	if at.Line > 0 {
		return fmt.Errorf("%s: %w", at, err)
	}
	return err
}
