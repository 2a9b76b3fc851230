package kartograph

import (
	"context"
	"github.com/seed-898ab921/kartograph/internal/choice"
	"github.com/seed-898ab921/kartograph/internal/region"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// planComposite places the main view and the parts of a composite map.
func planComposite(ctx context.Context, cfg *Config, c catalogue.Composite) ([]*frame, error) {
	page := projection.Plane{MinX: -c.Half[0], MinY: -c.Half[1], MaxX: c.Half[0], MaxY: c.Half[1]}
	width, height, err := pageSize(cfg.Export, page)
	if err != nil {
		return nil, errorIn(cfg, "export", err)
	}
	whole := projection.Page{MaxX: width, MaxY: height}
	view := projection.Fit(page, whole)
	main, err := compositeFrame(ctx, cfg, catalogue.Part{Settings: c.Main, Centre: c.Centre, Scale: 1}, view)
	if err != nil {
		return nil, err
	}
	main.rect, main.shown = whole, region.World()
	main.cut(cfg)
	frames := []*frame{main}
	for _, part := range c.Parts {
		f, err := compositeFrame(ctx, cfg, part, view)
		if err != nil {
			return nil, err
		}
		f.id = part.ID
		f.rect = projection.Page{
			MinX: view.X + view.Scale*part.Left, MinY: view.Y + view.Scale*part.Top,
			MaxX: view.X + view.Scale*part.Right, MaxY: view.Y + view.Scale*part.Bottom,
		}
		f.shown, f.overlaid, f.hides = region.World(), true, true
		f.cut(cfg)
		frames = append(frames, f)
	}
	return frames, nil
}

// compositeFrame makes one view: the part's centre stands at its place on the
// page.
func compositeFrame(ctx context.Context, cfg *Config, part catalogue.Part, page projection.View) (*frame, error) {
	settings := part.Settings
	settings.Precision = cfg.Proj.Precision
	proj, err := catalogue.New(settings)
	if err != nil {
		return nil, err
	}
	definition, err := catalogue.Find(settings.ID)
	if err != nil {
		return nil, err
	}
	proj = heedingProjection(ctx, proj)
	scale := page.Scale * part.Scale
	x, y, _ := proj.WithView(projection.View{Scale: 1}).Forward(part.Centre[0], part.Centre[1])
	proj = proj.WithView(projection.View{
		Scale: scale,
		X:     page.X + page.Scale*part.At[0] - scale*x,
		Y:     page.Y + page.Scale*part.At[1] - scale*y,
	})
	return &frame{proj: proj, choice: choice.Choice{Proj: proj, Settings: settings, Definition: definition}}, nil
}
