# Photos: why one cannot be shown, and what programs and agencies have written into it.

## Why a photo cannot be shown
photo-empty = The file is empty
photo-not-an-image = The file is no picture
photo-not-an-image-hint = it may have the wrong name; look for the picture where the file came from
photo-cut-short = The { $format } file is cut short: its end is missing
photo-cut-short-hint = it was not copied to the end; copy it once more from where it came from
photo-too-large = The picture has { $width } × { $height } pixels, more than can be shown
photo-too-large-hint = the file is kept as it is; make a smaller copy of it to be shown here
photo-file-too-large = The file has { $size } MB, more than can be shown
photo-unsupported = Pictures in the format { $format } cannot be shown
photo-unsupported-hint = the file is kept as it is; open it in another program, or save a JPEG copy of it there
photo-damaged = The { $format } file is damaged and cannot be shown
photo-damaged-hint = compare it with a backup, or fetch it once more from where it came from
photo-missing = The photo’s file is not there
photo-outside-hint = put the file itself into the folder of photos
photo-unreadable-hint = put it back from a copy of the archive; a drive or share may be disconnected

## What is said beside a picture
photo-preview = This is only a preview of { $width } × { $height } pixels; the picture itself, in the format { $format }, cannot be shown
photo-wrong-profile = The colour profile in the file cannot be read; colours may be wrong

## What is written into a photo
photo-field-headline = Headline
photo-field-title = Title
photo-field-caption = Caption
photo-field-person = Shown
photo-field-byline = Photographer
photo-field-credit = Credit
photo-field-source = Source
photo-field-copyright = Copyright
photo-field-date = Taken
photo-field-location = Place
photo-field-city = City
photo-field-province = Province
photo-field-country = Country
photo-field-keyword = Keywords
photo-field-camera = Camera
photo-field-position = Position
photo-metadata-broken = Part of what is written into the photo cannot be read: { $names }
