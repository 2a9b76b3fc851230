package batch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"time"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/furniture"
	"github.com/seed-898ab921/kartograph/styles"
)

// isAtlas reports whether all maps are pages of one PDF: where there are several rows, and
// the name of the output has no placeholders and is that of a PDF.
func (t outputTemplate) isAtlas(rows int) bool {
	if len(t.names) > 0 || rows < 2 {
		return false
	}
	name, err := t.fill(nil)
	if err != nil {
		return false
	}
	format, err := render.FormatOf(name)
	return err == nil && format.Name == render.PDF().Name
}

// IsAtlas reports whether all maps are pages of one file.
func (p *Planned) IsAtlas() bool { return p.atlas }

// checkAtlas reports what an atlas cannot be made with.
func (p *Planned) checkAtlas() error {
	name, err := p.output.fill(nil)
	if err != nil {
		return errorAt(p.output.at, "output: %w", err)
	}
	switch {
	case !p.options.Shard.Whole():
		return errorAt(p.output.at, "output: %s has a page for each row, and no part of a batch can write it: leave out the shard, or give each map a file of its own with ${name}", name)
	case len(p.options.Only) > 0:
		return errorAt(p.output.at, "output: %s has a page for each row: choose rows by the batch file's \"when\"", name)
	}
	if err := checkOutputName(name); err != nil {
		return errorAt(p.output.at, "output: %w", err)
	}
	return nil
}

// page is a map on its way into an atlas.
type page struct {
	result Result
	drawn  *kartograph.Map
	sheet  render.AtlasSheet
	round  *int
}

// makeAtlas makes all maps, several at a time, and writes them as the pages of one file, in the
// order of the rows. A map that cannot be made is no page, and told. The file appears whole or
// not at all, and with one page at least.
func (r *running) makeAtlas(ctx context.Context, yield func(Result, error) bool) (listening bool, err error) {
	name, err := r.output.fill(nil)
	if err != nil {
		return true, err
	}
	listening = true
	err = r.atlasFile(name, func(w io.Writer) error {
		return r.bind(ctx, w, func(result Result) error {
			if !yield(result, nil) {
				listening = false
				return errStopped
			}
			if result.Err != nil && r.options.FailFast {
				return errStopped
			}
			return nil
		})
	})
	if errors.Is(err, errStopped) {
		return listening, nil
	}
	return listening, err
}

// atlasFile writes the file of an atlas to its place.
func (r *running) atlasFile(name string, write func(io.Writer) error) error {
	if r.options.Create == nil {
		if err := os.MkdirAll(r.Folder, 0o777); err != nil {
			return err
		}
		return render.WriteFile(filepath.Join(r.Folder, filepath.FromSlash(name)), func(w io.Writer) error {
			if err := write(w); err != nil {
				return err
			}
			return r.spareLinked(name) // now that all inputs are known
		})
	}
	place, err := r.options.Create(name)
	if err != nil {
		return err
	}
	return errors.Join(write(place), place.Close())
}

// bind writes the pages and then the index. A few maps are on their way at any time.
func (r *running) bind(ctx context.Context, w io.Writer, tell func(Result) error) error {
	a := render.NewAtlas(w, r.atlasTitle())
	numbers := func(yield func(int, error) bool) {
		for i := range r.Len() {
			if !yield(i, nil) {
				return
			}
		}
	}
	made := 0
	err := conveyor.Run(conveyor.WithWorkers(ctx, r.options.jobs()), iter.Seq2[int, error](numbers), func(i int) (page, error) {
		return r.page(ctx, i), ctx.Err()
	}, func(p page) error {
		if p.result.Err == nil {
			if err := r.addPage(ctx, a, &p); err != nil {
				return err
			}
			made++
			p.result.Page = made
		}
		return tell(p.result)
	})
	if err != nil {
		return err
	}
	if made == 0 {
		return errStopped // the results say why, and the file stays away
	}
	stats, err := a.Close(func(sheets []render.AtlasSheet, width, height float64) (*render.Scene, error) {
		return indexMap(ctx, sheets, r.atlasTitle(), width, height)
	})
	var warnings []config.Warning
	for _, text := range stats.Passed {
		warnings = append(warnings, config.Warning{Text: text})
	}
	r.warn(slices.Compact(warnings))
	return err
}

// addPage writes a page, until the context ends: what is stopped has little time to remove the
// file that it has begun.
func (r *running) addPage(ctx context.Context, a *render.Atlas, p *page) error {
	scene := p.drawn.Scene()
	p.sheet.Bounds = boundsOf(scene.Metadata)
	if p.sheet.Outline = p.drawn.Outline(); p.sheet.Outline != nil {
		p.sheet.Bounds = boundsAround(p.sheet.Outline)
	}
	stats, err := a.Add(&scene, p.sheet, render.Options{Round: p.round, Context: ctx})
	if err != nil {
		return fmt.Errorf("%s: %w", p.result.Row, err)
	}
	if most := r.options.Limits.OutputBytes; most > 0 && stats.Bytes > most {
		return fmt.Errorf("%s: its page has %d bytes; %d are allowed", p.result.Row, stats.Bytes, most)
	}
	p.result.Bytes = stats.Bytes
	for _, text := range stats.Passed {
		p.result.Warnings = append(p.result.Warnings, config.Warning{Text: text})
	}
	return nil
}

// told is what a row is called: by what names its map, or all that it has where nothing does.
func (r *running) told(row *rowData) string {
	if r.atlas {
		return row.describe(row.columns.Columns())
	}
	return row.describe(r.output.names)
}

// page makes a map; a panic of the code that draws it fails it alone.
func (r *running) page(ctx context.Context, i int) (p page) {
	start := time.Now()
	_, row := r.at(i)
	p.result = Result{Output: r.outputOf(&row), Row: r.told(&row), Status: Drawn, Reason: "new", Name: row.name(), row: row.number}
	defer func() {
		if v := recover(); v != nil {
			p.result.Err = &PanicError{v, debug.Stack()}
		}
		if p.result.Err != nil {
			p.result.Status, p.result.Err = Failed, brief.Error(p.result.Err)
		}
		p.result.Duration = time.Since(start)
	}()
	cfg, sheet, _, err := r.prepare(ctx, &row)
	if err != nil {
		p.result.Err = err
		return p
	}
	o := r.options.Options
	o.Style, o.Several = sheet.sheet, true
	if cfg.Title != "" {
		p.result.Name = cfg.Title
	}
	inner, told, err := onPaper(cfg, &p.sheet)
	if err != nil {
		p.result.Err = err
		return p
	}
	p.sheet.Ground = furniture.GroundFill(cfg.Export.Furniture, styles.OnTheme(cfg.Theme, sheet.sheet))
	if p.drawn, p.result.Err = kartograph.Build(ctx, inner, o); p.result.Err != nil {
		return p
	}
	p.result.Warnings = slices.Concat(cfg.Warnings, cfg.Idle(render.PDF().Name), sheet.warnings, told, p.drawn.Warnings)
	p.sheet.Name, p.round = p.result.Name, cfg.Export.Round
	return p
}

// onPaper is a map's config with the size that the band around the map leaves of the page's, which
// the sheet is told: what is shown, and at which scale, is found for the map itself.
func onPaper(cfg *config.Config, sheet *render.AtlasSheet) (*config.Config, []config.Warning, error) {
	inner := *cfg
	e := &inner.Export
	paper := render.Paper{Bleed: e.Bleed, Marks: e.CropMarks}
	e.Bleed, e.CropMarks = 0, false
	if e.Ratio == 0 && cfg.Bounds.Scale == 0 {
		e.Width, e.Height = sidesOf(e.Width, e.Height)
	}
	asked := [2]float64{e.Width, e.Height}
	const least = 4 * render.AtlasBand
	for _, side := range []*float64{&e.Width, &e.Height} {
		if *side == 0 {
			continue
		}
		if *side < least {
			return nil, nil, fmt.Errorf("export: the page is %v by %v pixels large, and a page of an atlas, with names around its map, has %d at least on each side; give a larger one", cfg.Export.Width, cfg.Export.Height, least)
		}
		*side -= 2 * render.AtlasBand
	}
	if e.Width > 0 && e.Height > 0 {
		sheet.PaperWidth, sheet.PaperHeight, sheet.Paper = asked[0], asked[1], paper
		return &inner, nil, nil
	}
	if paper != (render.Paper{}) {
		return &inner, []config.Warning{{Text: "export: pages of an atlas have bleed and crop marks where their size is asked for; give export.page, or width and height"}}, nil
	}
	return &inner, nil, nil
}

// sidesOf are the sides of a page in pixels of which one or none is asked for (0): those of A4, or of an
// upright sheet of the shape of A4. Maps of the world and of Chile would else be bound in one
// file, each as high as it comes, or all as high as Chile.
func sidesOf(width, height float64) (float64, float64) {
	const pixels = 96 / 25.4 // in a millimetre
	switch {
	case width == 0 && height == 0:
		return 210 * pixels, 297 * pixels
	case height == 0:
		return width, math.Round(width * math.Sqrt2)
	case width == 0:
		return math.Round(height / math.Sqrt2), height
	}
	return width, height
}

// atlasTitle is what the atlas is called: its title, or the batch file's name.
func (r *running) atlasTitle() string {
	if r.fields.title != "" {
		return r.fields.title
	}
	return r.name
}

// boundsAround are those of an outline.
func boundsAround(outline []float64) *[4]float64 {
	b := [4]float64{outline[0], outline[1], outline[0], outline[1]}
	for i := 0; i < len(outline); i += 2 {
		b[0], b[2] = min(b[0], outline[i]), max(b[2], outline[i])
		b[1], b[3] = min(b[1], outline[i+1]), max(b[3], outline[i+1])
	}
	return &b
}

// name is what a row is called: its first text.
func (r *rowData) name() string {
	for _, column := range r.columns.Columns() {
		if v := r.look(column); v != nil && v.Kind == tree.Text && v.Text != "" {
			return v.Text
		}
	}
	return r.describe(r.columns.Columns())
}

// boundsOf is what part of the world a map shows, by what it says of itself; nil for none.
func boundsOf(metadata []byte) *[4]float64 {
	var said struct {
		Views []struct {
			Bounds     [4]float64
			Projection struct{ ID, CRS, PROJ string }
		}
	}
	if json.Unmarshal(metadata, &said) != nil || len(said.Views) == 0 {
		return nil
	}
	b := said.Views[0].Bounds
	if !(b[1] >= -90 && b[3] <= 90 && b[1] < b[3] && b[0] >= -360 && b[2] <= 360 && b[0] != b[2]) {
		return nil // a map of a plane
	}
	return &b
}
