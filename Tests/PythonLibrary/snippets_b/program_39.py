import colorsys
print([round(x, 6) for x in colorsys.rgb_to_hsv(0.2, 0.4, 0.8)], colorsys.hsv_to_rgb(0.5, 0.5, 0.5))
