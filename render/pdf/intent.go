package pdf

import (
	"fmt"
	"strconv"
)

// profileChannels is how many channels an ICC profile is for (ICC.1:2010, section 7.2).
func profileChannels(profile []byte) (int, error) {
	const header = 128
	if len(profile) < header || string(profile[36:40]) != "acsp" {
		return 0, fmt.Errorf("it is no ICC profile")
	}
	switch space := string(profile[16:20]); space {
	case "CMYK":
		return 4, nil
	case "RGB ":
		return 3, nil
	case "GRAY":
		return 1, nil
	default:
		return 0, fmt.Errorf("the profile is for %q; those of presses are for CMYK, RGB or GRAY", space)
	}
}

// Intend says what press the document is meant for: by its name and its ICC profile. Pages
// that are begun after that are blended in its inks.
func (d *Document) Intend(name string, profile []byte) error {
	channels, err := profileChannels(profile)
	if err != nil {
		return fmt.Errorf("the profile %s: %w", name, err)
	}
	d.profile, d.profileName, d.channels = profile, name, channels
	return nil
}

// intent writes the output intent: the press that the document is meant for.
func (d *Document) intent() Ref {
	profile := d.reserve()
	d.stream(profile, "/N "+strconv.Itoa(d.channels), pack(d.profile))
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
