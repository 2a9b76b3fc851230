package crs

import (
	"fmt"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/plain"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/wkt"
)

// maxText bounds what Parse looks at; the longest WKT of the EPSG registry has
// about 6 KB.
const maxText = 64 << 10

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
	p, err := projstring.Parse(text)
	if err != nil {
		return nil, err
	}
	if init := p.Get("init"); init != "" {
		return fromInit(p, init, grids)
	}
	return build(p, grids)
}

// fromInit reads the old "+init=epsg:2263", where further parameters are added
// to those of the code.
func fromInit(p *projstring.Params, init string, grids *Grids) (*System, error) {
	s, err := fromCode(strings.ToUpper(init), grids)
	if err != nil {
		return nil, fmt.Errorf("+init=%s: %w", init, err)
	}
	merged := &projstring.Params{}
	more := false
	for _, q := range p.List {
		if q.Key != "init" {
			merged.List = append(merged.List, q)
			more = more || (q.Key != "no_defs" && q.Key != "type" && q.Key != "wktext")
		}
	}
	if !more {
		return s, nil
	}
	merged.List = append(merged.List, s.params.List...)
	return build(merged, grids)
}
