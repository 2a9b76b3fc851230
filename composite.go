package kartograph

import (
	"context"
	"errors"
	"slices"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/choice"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/region"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// composite places the main view and the parts of a composite map. A view of the
// config that is called as a part takes its place; where then no part shows any
// data, the page is the main view's alone, and what the data show there fills it.
func (p *planner) composite(ctx context.Context, c catalogue.Composite) ([]*frame, error) {
	page := projection.Plane{MinX: -c.Half[0], MinY: -c.Half[1], MaxX: c.Half[0], MaxY: c.Half[1]}
	var sheet frame
	if p.cfg.Bounds.Scale > 0 {
		return nil, errorIn(p.cfg, "bounds.scale", errors.New("the parts of a composite map have scales of their own; give export.width, or another projection"))
	}
	if err := p.onSheet(ctx, &sheet, page, measure{}); err != nil {
		return nil, err
	}
	view := projection.Fit(page, sheet.rect)
	main, err := compositeFrame(ctx, p.cfg, catalogue.Part{Settings: c.Main, Centre: c.Centre, Scale: 1}, view)
	if err != nil {
		return nil, err
	}
	main.page, main.around, main.rect, main.shown = sheet.page, sheet.around, sheet.rect, region.World()
	main.cut(p.cfg)
	frames := []*frame{main}
	p.parts = map[string]*frame{}
	for _, part := range c.Parts {
		f, err := p.part(ctx, part, view)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(p.cfg.Views, func(v config.View) bool { return v.ID == part.ID }) {
			p.parts[part.ID] = f
			continue
		}
		frames = append(frames, f)
	}
	return p.withoutEmpty(ctx, frames)
}

// moved is the part of a composite map whose place a view takes, with its projection
// and what it shows, in radii; false where the view says itself what it shows.
func (p *planner) moved(v *config.View) (*frame, projection.Plane, bool) {
	part, ok := p.parts[v.ID]
	if !ok || v.Proj.ID != "" || v.Proj.CRS != "" || v.Bounds.Shows() != "" {
		return nil, projection.Plane{}, false
	}
	return part, part.plane(), true
}

// plane is the frame's rectangle in radii.
func (f *frame) plane() projection.Plane {
	view := f.proj.View()
	return projection.Plane{
		MinX: (f.rect.MinX - view.X) / view.Scale, MaxX: (f.rect.MaxX - view.X) / view.Scale,
		MinY: (view.Y - f.rect.MaxY) / view.Scale, MaxY: (view.Y - f.rect.MinY) / view.Scale,
	}
}

// part makes one of the moved parts of a composite map.
func (p *planner) part(ctx context.Context, part catalogue.Part, view projection.View) (*frame, error) {
	f, err := compositeFrame(ctx, p.cfg, part, view)
	if err != nil {
		return nil, err
	}
	f.id = part.ID
	f.rect = projection.Page{
		MinX: view.X + view.Scale*part.Left, MinY: view.Y + view.Scale*part.Top,
		MaxX: view.X + view.Scale*part.Right, MaxY: view.Y + view.Scale*part.Bottom,
	}
	f.shown, f.overlaid, f.hides = region.World(), true, true
	f.cut(p.cfg)
	return f, nil
}

// withoutEmpty leaves out those frames of a composite map, the first of which is the
// main view, that no data are in. It gives the whole page to the main view where
// that is all that is left.
func (p *planner) withoutEmpty(ctx context.Context, frames []*frame) ([]*frame, error) {
	main, filled := frames[0], frames[:1:1]
	for _, f := range frames[1:] {
		box, err := p.coveredBy(ctx, f, true)
		if err != nil {
			return frames, err
		}
		if !box.Empty() {
			filled = append(filled, f)
		}
	}
	if len(filled) > 1 {
		return filled, nil
	}
	box, err := p.coveredBy(ctx, main, false)
	if err != nil || box.Empty() {
		return frames, err
	}
	if box.Width() == 0 || box.Height() == 0 {
		return filled, nil
	}
	if err := p.onSheet(ctx, main, box, measure{}); err != nil {
		return nil, err
	}
	main.fit(p.cfg, box, 0)
	return frames[:1], nil
}

// coveredBy measures, in radii, what the data of the map cover of a frame, by the
// boxes of their parts; it is empty where they cover nothing. Where nothing is asked
// for but that, the first parts are enough.
func (p *planner) coveredBy(ctx context.Context, f *frame, some bool) (projection.Plane, error) {
	within := f.plane()
	return f.proj.Measure(func(at projection.Ruler) (projection.Plane, error) {
		return p.holding(ctx, p.read, some, func(_ *readLayer, c chunk, i int) (projection.Plane, error) {
			if !f.visible(c.bounds[i]) {
				return flat.Nothing[projection.Plane](), nil
			}
			g := c.features[i].Geometry
			return heeding(ctx, g, func() projection.Plane { return partsWithin(at, g, within) })
		})
	})
}

// partsWithin is the box of those parts of a geometry in degrees that reach into a
// box of the plane, as far as they do.
func partsWithin(at projection.Ruler, g geom.T, within projection.Plane) projection.Plane {
	all := flat.Nothing[projection.Plane]()
	for part := range flat.Simple(g) {
		box := at.Box(part)
		if box.Empty() || !box.Meets(within) {
			continue
		}
		all = all.With(projection.Plane{
			MinX: max(box.MinX, within.MinX), MinY: max(box.MinY, within.MinY),
			MaxX: min(box.MaxX, within.MaxX), MaxY: min(box.MaxY, within.MaxY),
		})
	}
	return all
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
