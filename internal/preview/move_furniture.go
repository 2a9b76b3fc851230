package preview

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/edit"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/render/furniture"
)

// viewed is a view of a map, and where it stands on the page: left, top, width, height;
// the map itself has no id.
type viewed struct {
	ID    string     `json:"id"`
	Frame [4]float64 `json:"frame"`
}

// viewsOf are the views of a map.
func viewsOf(m *kartograph.Map) []viewed {
	var said struct {
		Views []viewed `json:"views"`
	}
	_ = json.Unmarshal(m.Scene().Metadata, &said) // the map wrote it
	return said.Views
}

// rectangle is where the map itself stands on the page.
func rectangle(m *kartograph.Map) [4]float64 {
	for _, v := range viewsOf(m) {
		if v.ID == "" {
			return v.Frame
		}
	}
	return [4]float64{0, 0, m.Scene().Width, m.Scene().Height}
}

// framed are the views whose place a config says: insets with a frame, and a locator.
func framed(cfg *config.Config) []string {
	var ids []string
	for _, v := range cfg.Views {
		if v.Frame.Corner == "" {
			ids = append(ids, v.ID)
		}
	}
	if cfg.Locator != nil {
		ids = append(ids, config.LocatorID)
	}
	return ids
}

// cornerOf is the corner of a rectangle that a move led next to: "tl", "br".
func cornerOf(rect [4]float64, m move) string {
	corner := "t"
	if m.Box[1]+m.Box[3]/2+m.DY > rect[1]+rect[3]/2 {
		corner = "b"
	}
	if m.Box[0]+m.Box[2]/2+m.DX > rect[0]+rect[2]/2 {
		return corner + "r"
	}
	return corner + "l"
}

// moveLegend puts the legend at a point of the map.
func (s *Session) moveLegend(drawn *kartograph.Map, m move) ([]byte, error) {
	rect := rectangle(drawn)
	part := func(at, from, size float64) float64 { return round(min(max((at-from)/size, 0), 1), 4) }
	return s.set([]string{"legend", "at"}, []any{part(m.Box[0]+m.DX, rect[0], rect[2]), part(m.Box[1]+m.DY, rect[1], rect[3])})
}

func round(v float64, decimals int) float64 {
	p := math.Pow10(decimals)
	return math.Round(v*p)/p + 0
}

// moveView writes the frame of an inset, in the unit that it has; a locator goes into the
// corner next to it.
func (s *Session) moveView(drawn *kartograph.Map, m move) ([]byte, error) {
	rect := rectangle(drawn)
	if m.Group == config.LocatorID {
		return s.set([]string{"locator", "at"}, cornerOf(rect, m))
	}
	for i, v := range s.config.Views {
		if v.ID != m.Group {
			continue
		}
		at := []string{"views", v.ID}
		if s.lists("views") {
			at[1] = strconv.Itoa(i)
		}
		f := v.Frame
		if f.Corner != "" {
			break
		}
		frame := []any{f.Left + m.DX/rect[2], f.Top + m.DY/rect[3], f.Width, f.Height}
		if f.Pixels {
			frame = []any{f.Left + m.DX, f.Top + m.DY, f.Width, f.Height}
		}
		for i, v := range frame {
			if f.Pixels {
				frame[i] = strconv.FormatFloat(round(v.(float64), 1), 'f', -1, 64) + "px"
			} else {
				frame[i] = round(min(max(v.(float64), -1), 1), 4)
			}
		}
		// Its size stays as it is written.
		edited, err := s.set(append(at, "frame", "0"), frame[0])
		if err != nil {
			return nil, err
		}
		return edit.Set(s.options.Config, edited, append(at, "frame", "1"), frame[1])
	}
	return nil, fmt.Errorf("the config has no frame for %q; it follows from the projection", m.Group)
}

// moveScaleBar writes how far the bar is from the edges of its corner.
func (s *Session) moveScaleBar(drawn *kartograph.Map, m move) ([]byte, error) {
	at, rect := []string{"scalebar"}, rectangle(drawn)
	node := s.node(at...)
	if node == nil {
		at = []string{"export", "scalebar"}
		node = s.node(at...)
	}
	for _, spec := range s.config.Export.Furniture {
		bar, ok := spec.(furniture.ScaleBar)
		if !ok {
			continue
		}
		x, y := bar.Distances()
		if bar.Align == furniture.BottomRight || bar.Align == furniture.TopRight {
			x -= m.DX
		} else {
			x += m.DX
		}
		if bar.Align == furniture.TopLeft || bar.Align == furniture.TopRight {
			y += m.DY
		} else {
			y -= m.DY
		}
		offset := []any{round(min(max(x, 1), rect[2]), 1), round(min(max(y, 1), rect[3]), 1)}
		if node != nil && node.IsWord("auto") {
			return s.set(at, edit.Map{{Key: "auto", Value: true}, {Key: "offset", Value: offset}})
		}
		return s.set(append(at, "offset"), offset)
	}
	return nil, fmt.Errorf("the config has no scale bar")
}

// node is the value at a path of keys of the config's file; nil where there is none.
func (s *Session) node(path ...string) *tree.Node {
	n, _ := tree.Parse(s.options.Config, s.text)
	for _, name := range path {
		if n == nil {
			return nil
		}
		n = n.Child(name)
	}
	return n
}

// lists reports whether a key of the config has a list rather than a mapping.
func (s *Session) lists(name string) bool {
	n := s.node(name)
	return n != nil && n.Kind == tree.List
}
