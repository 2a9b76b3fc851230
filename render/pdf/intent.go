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

// intent writes the output intent: the press that the document is meant for.
func (d *Document) intent() Ref {
	profile := d.reserve()
	d.stream(profile, "/N "+strconv.Itoa(d.intentChannels), pack(d.info.Intent))
	name := d.info.IntentName
	return d.add(fmt.Sprintf("<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier%s/Info%s/DestOutputProfile %v>>", Text(name), Text(name), profile))
}

// blendSpace is the colour space that pages are blended in.
func (d *Document) blendSpace() string {
	switch d.intentChannels {
	case 4:
		return "/DeviceCMYK"
	case 1:
		return "/DeviceGray"
	}
	return "/DeviceRGB"
}
