package pdf

import (
	"cmp"
	"fmt"
	"strconv"

	"github.com/seed-898ab921/kartograph/internal/icc"
)

// Intend says what press the document is meant for: by its ICC profile, and by a name where that
// has none. Pages that are begun after that are blended in its inks.
func (d *Document) Intend(name string, profile []byte) error {
	says, err := icc.Read(profile)
	if err != nil {
		return fmt.Errorf("the profile %s: %w", name, err)
	}
	d.profile, d.profileName, d.profileClass, d.channels = profile, cmp.Or(says.Description, name), says.Class, says.Channels
	return nil
}

// intentTold tells of a profile that is of no press for the colours of inks that there are.
func (d *Document) intentTold() []string {
	if d.profile == nil || !d.inked || d.channels == 4 && d.profileClass == "prtr" {
		return nil
	}
	space := map[int]string{1: "GRAY", 3: "RGB", 4: "CMYK"}[d.channels]
	return []string{fmt.Sprintf("the colours of inks are CMYK, and the profile %q of \"export.output-intent\" is for %s, of the class %q: presses have one for CMYK, of the class \"prtr\"", d.profileName, space, d.profileClass)}
}

// intent writes the output intent: the press that the document is meant for.
func (d *Document) intent() Ref {
	profile := d.reserve()
	d.stream(profile, "/N "+strconv.Itoa(d.channels), d.pack(d.profile))
	return d.add(fmt.Sprintf("<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier%s/Info%s/DestOutputProfile %v>>", Text(d.profileName), Text(d.profileName), profile))
}

// blendSpace is the colour space that pages are blended in.
func (d *Document) blendSpace() string {
	switch {
	case d.inked, d.channels == 4:
		return "/DeviceCMYK"
	case d.channels == 1:
		return "/DeviceGray"
	}
	return "/DeviceRGB"
}
