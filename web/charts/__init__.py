"""Charts as SVG, drawn on the server: numbers in, markup out. Sizes across are shares of the width, so they fit any screen."""
