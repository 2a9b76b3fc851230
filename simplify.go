package kartograph

import (
	"context"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

// autoTolerance is the tolerance of "simplify": "auto" in pixels: below what
// the eye tells apart.
const autoTolerance = 0.5

// simplifyLayers simplifies all layers that ask for it on one topology, so
// that borders which layers share stay shared, and drops islands and holes.
func simplifyLayers(ctx context.Context, _ *Config, f *frame, placed []*placedLayer) error {
	var involved []*placedLayer
	for _, p := range placed {
		if len(p.features) > 0 && wantsSimplify(p.Layer) {
			involved = append(involved, p)
		}
	}
	if len(involved) == 0 {
		return nil
	}
	if err := heed.Err(ctx); err != nil {
		return err
	}
	input := make([]simplifyInput, len(involved))
	for i, p := range involved {
		input[i] = simplifyInput{geometriesOf(p.features), simplifyRules{ruleOf(p.Simplify), islandFilter(p.Layer), unifyPrecision(p.Layer)}}
	}
	output, err := spend.Promptly(ctx, func() ([][]geom.T, error) {
		return f.memo.simplifyOnce(input, func(in []simplifyInput) ([][]geom.T, error) { return simplifyTogether(ctx, in) })
	})
	if err != nil {
		return err
	}
	for i, p := range involved {
		if p.features, err = visibleFeatures(ctx, p.features, output[i]); err != nil {
			return err
		}
	}
	return nil
}

func islandFilter(l *config.Layer) topology.Filter {
	return topology.Filter{MinArea: l.FilterIslands, KeepShapes: l.KeepShapes, IgnoreHoles: l.IgnoreHoles}
}

// simplifyTogether simplifies layers on one topology.
func simplifyTogether(ctx context.Context, input []simplifyInput) ([][]geom.T, error) {
	parts := make([]topology.Layer, len(input))
	rules := make([]topology.Rule, len(input))
	for i, in := range input {
		parts[i] = topology.Layer{Geometries: in.geometries, UnifyPrecision: in.unify}
		if rules[i] = in.rule; in.filter == (topology.Filter{KeepShapes: in.filter.KeepShapes}) {
			parts[i].Rule = in.rule // rings that are left out need no simplifying
		}
	}
	ctx, dismiss := conveyor.WithCrew(ctx)
	defer dismiss()
	t, err := topology.BuildContext(ctx, parts)
	if err != nil {
		return nil, err
	}
	for i, in := range input {
		if in.filter.MinArea > 0 || in.filter.IgnoreHoles {
			t = t.Filter(i, in.filter)
		}
	}
	t, err = t.Simplify(ctx, rules)
	if err != nil {
		return nil, err
	}
	output := make([][]geom.T, len(input))
	for i, in := range input {
		gs := make([]geom.T, len(in.geometries))
		err := conveyor.Each(ctx, len(gs), func() struct{} { return struct{}{} }, func(_ struct{}, k int) error {
			gs[k] = t.Geometry(i, k)
			return nil
		})
		if err != nil {
			return nil, err
		}
		output[i] = gs
	}
	return output, nil
}

// samePoint is how far apart, in pixels, points may be and count as one where
// the config does not say. Borders in files often agree to seven digits only:
// in Natural Earth's countries there are a hundred slits of 1e-7 px² that
// simplification, which takes their two sides for two lines, would open to
// 0.1 px². It is far below what a drawing shows.
const samePoint = 1e-4

func unifyPrecision(l *config.Layer) float64 {
	if l.UnifyPrecision > 0 {
		return l.UnifyPrecision
	}
	return samePoint
}

func toleranceOf(s config.Simplify) float64 {
	if s.Auto {
		return autoTolerance
	}
	return s.Tolerance
}

func ruleOf(s config.Simplify) topology.Rule {
	method := map[config.Method]topology.Method{
		config.DouglasPeucker: topology.DouglasPeucker,
		config.Distance:       topology.Distance,
	}[s.Method]
	return topology.Rule{Method: method, Tolerance: toleranceOf(s), Weighted: s.Weighted}
}

func geometriesOf(features []layers.Feature) []geom.T {
	geometries := make([]geom.T, len(features))
	for i, f := range features {
		geometries[i] = f.Geometry
	}
	return geometries
}
