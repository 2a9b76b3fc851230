package kml

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/internal/text/nearest"
)

// document reads the whole text.
func (p *parser) document() error {
	for {
		t, err := p.token()
		if errors.Is(err, io.EOF) {
			if !p.sawKML {
				return errors.New("not KML: there is no kml element, nor a Document, Folder or Placemark")
			}
			return p.checkFolder()
		}
		if err != nil {
			return err
		}
		if e, ok := t.(xml.StartElement); ok {
			if err := p.container(e, "", p.wanted == ""); err != nil {
				return err
			}
		}
	}
}

// checkFolder returns an error if a folder was asked for that is not there.
func (p *parser) checkFolder() error {
	if p.wanted == "" || slices.Contains(p.folders, p.wanted) {
		return nil
	}
	const most = 20
	return fmt.Errorf("there is no folder %q%s; the folders are %q", brief.Of(p.wanted), nearest.Hint(p.wanted, p.folders),
		brief.All(p.folders[:min(len(p.folders), most)]))
}

// container reads an element that may hold Placemarks. folder is the name of
// the innermost folder around it; wanted reports whether its Placemarks are to be
// read.
func (p *parser) container(e xml.StartElement, folder string, wanted bool) error {
	switch e.Name.Local {
	case "kml", "Document", "Folder":
		p.sawKML = true
		isFolder := e.Name.Local == "Folder"
		return p.children(func(e xml.StartElement) error {
			if e.Name.Local == "name" && isFolder {
				name, err := p.text()
				folder, wanted = name, wanted || name == p.wanted
				p.folders = append(p.folders, name)
				return err
			}
			return p.container(e, folder, wanted)
		})
	case "Placemark":
		p.sawKML = true
		if !wanted {
			return p.skip()
		}
		return p.placemark(e, folder)
	case "NetworkLink":
		p.records.Count("links to other files not followed", p.where)
	case "GroundOverlay", "ScreenOverlay", "PhotoOverlay":
		p.records.Count("overlays passed over", p.where)
	}
	return p.skip()
}
