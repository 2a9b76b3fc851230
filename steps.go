package kartograph

import (
	"context"

	"github.com/seed-898ab921/kartograph/config"
)

// step is a piece of work on the layers of a frame, in pixels, that looks at
// several features at once. What a layer asks for, whom it needs and how it may
// be read all follow from the list of steps.
type step struct {
	// wants reports whether a layer asks for the step; nil for never.
	wants func(l *config.Layer) bool
	// looksAt lists other layers whose features the step needs for a layer,
	// changes those that it changes; nil for none.
	looksAt, changes func(l *config.Layer) []string
	do               func(ctx context.Context, cfg *Config, f *frame, placed []*placedLayer) error
}

// steps lists the steps in their order.
func steps() []step {
	return []step{
		{wants: wantsJoin, do: joinLayers},
		{wants: wantsSimplify, do: simplifyLayers},
		{do: makeSpecials},
		{wants: wantsCrop, looksAt: cropMask, do: cropLayers},
		{wants: wantsSubtract, changes: subtractedFrom, do: subtractLayers},
		{looksAt: specialOf, do: deriveSpecials},
	}
}

// changesOthers reports whether a layer is there to change others.
func changesOthers(l *config.Layer) bool {
	for _, s := range steps() {
		if len(list(s.changes, l)) > 0 {
			return true
		}
	}
	return false
}

// asked reports whether a layer asks for the step.
func (s step) asked(l *config.Layer) bool { return s.wants != nil && s.wants(l) }

// needed lists the other layers that the step needs for a layer.
func (s step) needed(l *config.Layer) []string { return list(s.looksAt, l) }

// others lists the other layers that the step needs or changes for a layer.
func (s step) others(l *config.Layer) []string {
	return append(list(s.looksAt, l), list(s.changes, l)...)
}

func list(of func(l *config.Layer) []string, l *config.Layer) []string {
	if of == nil {
		return nil
	}
	return append([]string(nil), of(l)...)
}

func wantsJoin(l *config.Layer) bool { return l.Join != nil }

func wantsSimplify(l *config.Layer) bool {
	return toleranceOf(l.Simplify) > 0 || l.FilterIslands > 0 || l.IgnoreHoles
}

func wantsCrop(l *config.Layer) bool { return l.CropTo != "" }

func cropMask(l *config.Layer) []string {
	if l.CropTo == "" {
		return nil
	}
	return []string{l.CropTo}
}

func wantsSubtract(l *config.Layer) bool { return len(l.SubtractFrom) > 0 }

func subtractedFrom(l *config.Layer) []string { return l.SubtractFrom }
