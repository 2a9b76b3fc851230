package preview

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/edit"
	"github.com/seed-898ab921/kartograph/render"
)

// moveLabel writes how far a label stands from where the map would put it, so that it
// stands where it was dragged to: from another place than it had by itself, perhaps, so
// that the map is drawn to see.
func (s *Session) moveLabel(ctx context.Context, drawn *kartograph.Map, c choice, m move) ([]byte, error) {
	r, ok := labelAt(drawn, s.config.Export.IDPrefix, m)
	if !ok || r.Key == "" {
		return nil, errors.New("there is no such label")
	}
	for _, other := range drawn.Report.Labels {
		if other.Layer == r.Layer && other.View == r.View && other.Key == r.Key && (other.Feature != r.Feature || other.Box != r.Box) {
			return nil, fmt.Errorf("several features of %s go by %q; \"override-by\" names a column that tells them apart", r.Layer, r.Key)
		}
	}
	goal := middle(r.Box)
	goal[0], goal[1] = goal[0]+m.DX, goal[1]+m.DY
	dx, dy := m.DX, m.DY
	for _, l := range s.config.Layers {
		for _, o := range overridesOf(l) {
			if l.ID == r.Layer && o.Key == r.Key {
				dx, dy = dx+o.DX, dy+o.DY
			}
		}
	}
	edited, err := s.putLabel(r, dx, dy)
	if err != nil {
		return nil, err
	}
	there, ok, err := s.labelIn(ctx, edited, c, r)
	if err != nil || !ok {
		return edited, err
	}
	if offX, offY := goal[0]-there[0], goal[1]-there[1]; math.Hypot(offX, offY) > 0.1 {
		return s.putLabel(r, dx+offX, dy+offY)
	}
	return edited, nil
}

func overridesOf(l config.Layer) []config.LabelOverride {
	if l.Labeling == nil {
		return nil
	}
	return l.Labeling.Overrides
}

// putLabel is the config's text with a label so far from its place.
func (s *Session) putLabel(r kartograph.LabelReport, dx, dy float64) ([]byte, error) {
	dx, dy = round(dx, 1), round(dy, 1)
	if dx == 0 && dy == 0 {
		dx = 0.1 // without, the label stands where the map puts it
	}
	return s.set(append(s.layerPath(r.Layer), "labeling", "overrides", r.Key), edit.Map{{Key: "dx", Value: dx}, {Key: "dy", Value: dy}})
}

// labelIn is where a label stands on the map of another config.
func (s *Session) labelIn(ctx context.Context, text []byte, c choice, r kartograph.LabelReport) (middleOf [2]float64, ok bool, err error) {
	cfg, err := kartograph.Parse(s.options.Config, text)
	if err != nil {
		return middleOf, false, err
	}
	cfg.Dir = s.config.Dir
	o := s.options.Map
	o.Style = s.sheet
	tried, err := kartograph.Build(ctx, cfg, o)
	if err != nil {
		return middleOf, false, err
	}
	shown, err := state{drawn: tried, sheet: s.sheet}.shown(ctx, c)
	if err != nil {
		return middleOf, false, err
	}
	for _, l := range shown.Report.Labels {
		if l.Layer == r.Layer && l.View == r.View && l.Key == r.Key && l.Outcome == kartograph.LabelPlaced {
			return middle(l.Box), true, nil
		}
	}
	return middleOf, false, nil
}

// layerPath leads to a layer in the config.
func (s *Session) layerPath(id string) []string {
	if !s.lists("layers") {
		return []string{"layers", id}
	}
	i := slices.IndexFunc(s.config.Layers, func(l config.Layer) bool { return l.ID == id })
	return []string{"layers", strconv.Itoa(i)}
}

// groupOf is the id of the group that a label stands in, as the picture has it.
func groupOf(r kartograph.LabelReport) string {
	id := r.Layer + "-label"
	if r.View != "" {
		id = r.View + "-" + id
	}
	return id
}

// labelAt is the label of a group that stands nearest to where a move began.
func labelAt(m *kartograph.Map, prefix string, by move) (nearest kartograph.LabelReport, ok bool) {
	x, y, best := by.Box[0]+by.Box[2]/2, by.Box[1]+by.Box[3]/2, math.Inf(1)
	for _, r := range m.Report.Labels {
		if r.Outcome != kartograph.LabelPlaced || by.Group != prefix+groupOf(r) {
			continue
		}
		at := middle(r.Box)
		if d := math.Hypot(at[0]-x, at[1]-y); d < best {
			nearest, best, ok = r, d, true
		}
	}
	return nearest, ok
}

func middle(b render.Box) [2]float64 { return [2]float64{(b.MinX + b.MaxX) / 2, (b.MinY + b.MaxY) / 2} }
