package crs

import (
	"fmt"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/plain"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/wkt"
)

// Parse reads a coordinate reference system: a PROJ string, OGC or ESRI WKT 1,
// WKT 2, PROJJSON, a code such as "EPSG:3035", "ESRI:102003" or "OGC:CRS84", or
// the same as a URN or URL of the OGC, or a .prj file of ArcInfo. The text may
// be in UTF-16. Of a system with heights the horizontal part is read. Axes are always east, north. Errors name the
// part of the text that is wrong or not supported; a local plane is a
// PlaneError. Datum shifts are without
// grids; see Grids.Parse.
func Parse(text string) (*System, error) { return (*Grids)(nil).Parse(text) }

// Parse is as the function Parse, with the grids for datum shifts: a system
// takes those that the registry or +nadgrids asks for.
func (g *Grids) Parse(text string) (*System, error) {
	if text = plain.Text(text); len(text) > maxText {
		return nil, fmt.Errorf("crs: text of %d bytes, at most %d are read", len(text), maxText)
	}
	var s *System
	var err error
	switch {
	case text == "":
		return nil, fmt.Errorf("crs: empty text; give a PROJ string, WKT or a code such as EPSG:3035")
	case strings.HasPrefix(text, "{"):
		s, err = fromProjJSON(text, g)
	case looksLikeArcInfo(text):
		s, err = fromArcInfo(text, g)
	case wkt.Is(text):
		s, err = fromWKT(text, g)
	case strings.HasPrefix(text, "+") || strings.Contains(text, "proj=") || strings.Contains(text, "init="):
		s, err = fromProj(text, g)
	default:
		s, err = fromCode(text, g)
	}
	if err != nil {
		return nil, fmt.Errorf("crs: %w", err)
	}
	return s, nil
}

func fromProj(text string, grids *Grids) (*System, error) {
	p, err := parseProj(text)
	if err != nil {
		return nil, err
	}
	if init := p.get("init"); init != "" {
		return fromInit(p, init, grids)
	}
	return build(p, grids)
}

// fromInit reads the old "+init=epsg:2263", where further parameters are added
// to those of the code.
func fromInit(p *params, init string, grids *Grids) (*System, error) {
	s, err := fromCode(strings.ToUpper(init), grids)
	if err != nil {
		return nil, fmt.Errorf("+init=%s: %w", init, err)
	}
	merged := &params{}
	more := false
	for _, q := range p.list {
		if q.key != "init" {
			merged.list = append(merged.list, q)
			more = more || (q.key != "no_defs" && q.key != "type" && q.key != "wktext")
		}
	}
	if !more {
		return s, nil
	}
	merged.list = append(merged.list, s.params.list...)
	return build(merged, grids)
}
