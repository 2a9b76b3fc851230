package preview

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/edit"
	"github.com/seed-898ab921/kartograph/render"
)

// move is what a reader dragged somewhere else.
type move struct {
	// What is "label", "legend", "scalebar", "north-arrow" or "view".
	What string `json:"what"`
	// Group is the id of the group of a label, or of a view.
	Group string `json:"group"`
	// Box is where it stood in the picture: left, top, width, height in pixels.
	Box [4]float64 `json:"box"`
	// DX and DY are how far it was dragged, in pixels of the picture.
	DX float64 `json:"dx"`
	DY float64 `json:"dy"`
}

// mostUndone is how many changes may be undone.
const mostUndone = 200

// written is a change of the config's file.
type written struct{ before, after []byte }

// errElsewhere says that the file is no longer what the picture was made of.
var errElsewhere = errors.New("the config was saved in the meantime; look again")

// Move writes into the config's file where something stands that was dragged. The map is
// drawn again as after any other save.
func (s *Session) Move(ctx context.Context, c choice, m move) error {
	s.work.Lock()
	defer s.work.Unlock()
	now, _ := s.current()
	if now.drawn == nil || now.err != nil {
		return errors.New("while there are mistakes nothing can be moved")
	}
	text, err := s.read()
	if err != nil {
		return err
	}
	if !bytes.Equal(text, s.text) {
		return errElsewhere
	}
	drawn, err := now.shown(ctx, c)
	if err != nil {
		return err
	}
	edited, err := s.moved(ctx, drawn, c, m)
	if err != nil {
		return err
	}
	if _, err := kartograph.Parse(s.options.Config, edited); err != nil {
		return fmt.Errorf("the config would be wrong: %w", err)
	}
	if err := s.replace(text, edited); err != nil {
		return err
	}
	s.done = append(s.done, written{text, edited})
	s.done = s.done[max(0, len(s.done)-mostUndone):]
	return nil
}

// Undo takes the last move back, unless the file was changed since.
func (s *Session) Undo() error {
	s.work.Lock()
	defer s.work.Unlock()
	if len(s.done) == 0 {
		return errors.New("there is nothing to undo")
	}
	last := s.done[len(s.done)-1]
	switch err := s.replace(last.after, last.before); {
	case errors.Is(err, errElsewhere):
		return errors.New("the config was changed since by another hand; undo it there")
	case err != nil:
		return err
	}
	s.done = s.done[:len(s.done)-1]
	return nil
}

// read is the config's file as it is now.
func (s *Session) read() ([]byte, error) {
	return config.ReadFile(s.options.Map.Files, filepath.ToSlash(s.options.Config))
}

// replace puts a text in the config's place, whole or not at all, unless another hand saved
// it since it was read, or it is not to be written to.
func (s *Session) replace(was, text []byte) error {
	now, err := s.read()
	if err != nil {
		return err
	}
	if !bytes.Equal(now, was) {
		return errElsewhere
	}
	// A file that takes another's place asks the folder alone for leave.
	file, err := os.OpenFile(s.options.Config, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("the config cannot be changed: %w", err)
	}
	if err := file.Close(); err != nil {
		return err
	}
	return render.WriteFile(s.options.Config, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
}

// moved is the config's text after a move.
func (s *Session) moved(ctx context.Context, drawn *kartograph.Map, c choice, m move) ([]byte, error) {
	for _, v := range [6]float64{m.Box[0], m.Box[1], m.Box[2], m.Box[3], m.DX, m.DY} {
		if math.IsNaN(v) || math.Abs(v) > 1e6 {
			return nil, errors.New("that is nowhere on the page")
		}
	}
	switch m.What {
	case "label":
		return s.moveLabel(ctx, drawn, c, m)
	case "legend":
		return s.moveLegend(drawn, m)
	case "scalebar":
		return s.moveScaleBar(drawn, m)
	case "north-arrow":
		return s.set([]string{"north-arrow", "at"}, cornerOf(rectangle(drawn), m))
	case "view":
		m.Group = strings.TrimPrefix(m.Group, s.config.Export.IDPrefix)
		return s.moveView(drawn, m)
	}
	return nil, fmt.Errorf("%q cannot be moved", m.What)
}

// set is the config's text with another value.
func (s *Session) set(at []string, value any) ([]byte, error) {
	return edit.Set(s.options.Config, s.text, at, value)
}
